"""A small graph of the shape that kgraph writes, and queries that must and must not be answered."""

from __future__ import annotations

from kgraph.namespaces import PREFIXES

ARTICLES = ("https://w3id.org/kgraph/id/article/one", "https://w3id.org/kgraph/id/article/two")

TRIG = (
    "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    + """
<https://w3id.org/kgraph/id/article/one> {
  <https://w3id.org/kgraph/id/article/one> a kg:Article ; dcterms:title "Vote in Ravonia" ;
    dcterms:date "2019-03-05"^^xsd:date .
  <https://w3id.org/kgraph/id/person/orla-venn> a kg:Person ; skos:prefLabel "Orla Venn"@en ;
    kg:heldOffice <https://w3id.org/kgraph/id/office/president> .
  <https://w3id.org/kgraph/id/office/president> a kg:Office ; skos:prefLabel "President of Ravonia"@en .
  wd:Q900001 a kg:State ; skos:prefLabel "Ravonia"@en .
  <https://w3id.org/kgraph/id/statement/s1> a kg:Statement ; rdf:subject <https://w3id.org/kgraph/id/person/orla-venn> ;
    rdf:predicate kg:heldOffice ; rdf:object <https://w3id.org/kgraph/id/office/president> ;
    kg:startDate "2019-03"^^xsd:gYearMonth ; kg:earliest "2019-03-01"^^xsd:date ;
    kg:evidence <https://w3id.org/kgraph/id/evidence/e1> .
  <https://w3id.org/kgraph/id/evidence/e1> a kg:Evidence ; kg:modality kg:Asserted ;
    prov:wasDerivedFrom <https://w3id.org/kgraph/id/article/one> ; kg:begin 100 ; kg:end 167 ;
    kg:triggerBegin 110 ; kg:triggerEnd 131 ;
    kg:quote "Orla Venn was elected president <script>alert(1)</script> in March." .
}
<https://w3id.org/kgraph/id/article/two> {
  <https://w3id.org/kgraph/id/article/two> a kg:Article ; dcterms:title "A second <b>report</b>" .
  <https://w3id.org/kgraph/id/statement/s2> a kg:Statement ; rdf:subject <https://w3id.org/kgraph/id/person/orla-venn> ;
    rdf:predicate kg:met ; rdf:object <https://w3id.org/kgraph/id/person/p1> ; kg:modality kg:Negated ;
    kg:evidence <https://w3id.org/kgraph/id/evidence/e2> .
  <https://w3id.org/kgraph/id/evidence/e2> a kg:Evidence ; kg:modality kg:Negated ;
    prov:wasDerivedFrom <https://w3id.org/kgraph/id/article/two> ;
    kg:begin 0 ; kg:end 34 ; kg:triggerBegin 20 ; kg:triggerEnd 24 ; kg:quote "😀 Orla Venn did not meet Person 1." .
  <https://w3id.org/kgraph/id/person/orla-venn> a kg:Person ; skos:prefLabel "Orla Venn"@en ;
    skos:altLabel "مريم", "\\"><img src=x onerror=alert(1)>" ;
    rdfs:seeAlso <https://evil.example/'onmouseover='document.title=1'x=>, <javascript:document.title=1> .
"""
    + "".join(
        f'  kgid:person\\/p{n} a kg:Person ; skos:prefLabel "Person {n}"@en ; kg:met kgid:person\\/p{(n * 7) % 300} .\n'
        for n in range(300)
    )
    + "}\n"
)

POINT = "SELECT ?name { <https://w3id.org/kgraph/id/person/orla-venn> skos:prefLabel ?name }"

_SERVICE = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"

BENIGN = {
    "select": "SELECT ?s { ?s a kg:Person } LIMIT 3",
    "ask": "ASK { ?s a kg:Person }",
    "construct": "CONSTRUCT { ?s a kg:Person } WHERE { ?s a kg:Person } LIMIT 3",
    "construct where": "CONSTRUCT WHERE { ?s a kg:State }",
    "describe": "DESCRIBE wd:Q900001",
    "aggregate": "SELECT ?type (COUNT(*) AS ?n) { ?s a ?type } GROUP BY ?type HAVING (COUNT(*) > 1) ORDER BY DESC(?n)",
    "path": "SELECT ?o { <https://w3id.org/kgraph/id/person/p1> kg:met+ ?o }",
    "graph": "SELECT ?g { GRAPH ?g { ?s a kg:Article } }",
    "values": "SELECT * { VALUES ?s { wd:Q900001 } ?s a ?t }",
    "minus and optional": "SELECT * { ?s a ?t MINUS { ?s a kg:Person } OPTIONAL { ?s kg:x ?x } }",
    "sub-select and exists": "SELECT * { { SELECT ?s { ?s a kg:State } } FILTER EXISTS { ?s skos:prefLabel ?l } }",
    "keyword in a string": 'SELECT * { ?s skos:prefLabel "SERVICE <http://x> { }" }',
    "keyword in a comment": "SELECT ?s { ?s a kg:State } # SERVICE <http://x> { ?s ?p ?o }",
    "keyword as a prefix": "PREFIX service: <urn:s:> SELECT ?from { ?from service:load ?o }",
    "escape of a letter": r'SELECT * { ?s skos:altLabel "\u0645\u0631\u064A\u0645" }',
    "FROM within the dataset": f"SELECT * FROM <{ARTICLES[0]}> FROM NAMED <{ARTICLES[1]}> {{ ?s a kg:State }}",
}

REFUSED = {
    "SERVICE": f"SELECT * {{ {_SERVICE} }}",
    "SERVICE SILENT": "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SERVICE in lower case": "SELECT * { service <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SERVICE of a variable": "SELECT * { VALUES ?x { <http://127.0.0.1:9/> } SERVICE ?x { ?s ?p ?o } }",
    "SERVICE of a file": "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }",
    "SERVICE in a sub-select": f"SELECT * {{ {{ SELECT * {{ {{ SELECT * {{ {_SERVICE} }} }} }} }} }}",
    "SERVICE in OPTIONAL": f"SELECT * {{ ?a ?b ?c OPTIONAL {{ {_SERVICE} }} }}",
    "SERVICE in MINUS": f"SELECT * {{ ?a ?b ?c MINUS {{ {_SERVICE} }} }}",
    "SERVICE in UNION": f"SELECT * {{ {{ ?a ?b ?c }} UNION {{ {_SERVICE} }} }}",
    "SERVICE in GRAPH": f"SELECT * {{ GRAPH ?g {{ {_SERVICE} }} }}",
    "SERVICE in EXISTS": f"SELECT * {{ ?a ?b ?c FILTER EXISTS {{ {_SERVICE} }} }}",
    "SERVICE in NOT EXISTS": f"ASK {{ FILTER (1 = 1 && NOT EXISTS {{ {_SERVICE} }}) }}",
    "SERVICE in BIND": f"SELECT * {{ BIND(EXISTS {{ {_SERVICE} }} AS ?x) }}",
    "SERVICE in a projection": f"SELECT (EXISTS {{ {_SERVICE} }} AS ?x) {{ }}",
    "SERVICE in HAVING": f"SELECT ?a {{ ?a ?b ?c }} GROUP BY ?a HAVING (EXISTS {{ {_SERVICE} }})",
    "SERVICE in ORDER BY": f"SELECT ?a {{ ?a ?b ?c }} ORDER BY (EXISTS {{ {_SERVICE} }})",
    "SERVICE in CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {_SERVICE} }}",
    "SERVICE in DESCRIBE": f"DESCRIBE ?s WHERE {{ {_SERVICE} }}",
    "SERVICE within SERVICE": f"SELECT * {{ SERVICE <{ARTICLES[0]}> {{ {_SERVICE} }} }}",
    "SERVICE after a string with a hash": f'SELECT * {{ ?a ?b "#" . {_SERVICE} }}',
    "SERVICE after a comment": f"SELECT * {{ # harmless\n {_SERVICE} }}",
    "SERVICE without spaces": "SELECT*{SERVICE<http://127.0.0.1:9/>{?s?p?o}}",
    "escaped quote that hides SERVICE": rf'SELECT * {{ ?s ?p "a\u0022 }} #" . {_SERVICE} }}',
    "long escaped quote that hides SERVICE": rf"SELECT * {{ ?s ?p 'a\U00000027 }} #' . {_SERVICE} }}",
    "escaped line end that hides SERVICE": rf"SELECT * {{ ?s ?p ?o # \u000A {_SERVICE} }}",
    "escaped keyword": r"SELECT * { S\u0045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "escape of an escape": r'SELECT * { ?s ?p "a\u005Cu0022 } #" . SERVICE <http://127.0.0.1:9/> { } }',
    "escape beyond Unicode": r'SELECT * { ?s ?p "\UFFFFFFFF" }',
    "escape of half a character": r'SELECT * { ?s ?p "\uD800" }',
    "FROM a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "FROM the web": "SELECT * FROM <http://127.0.0.1:9/x.ttl> { ?s ?p ?o }",
    "FROM NAMED the web": "SELECT * FROM NAMED <http://127.0.0.1:9/x.ttl> { GRAPH ?g { ?s ?p ?o } }",
    "FROM by prefix": "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
    "FROM by base": "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
    "FROM in ASK": "ASK FROM <file:///etc/passwd> { ?s ?p ?o }",
    "FROM in CONSTRUCT WHERE": "CONSTRUCT FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
    "FROM in DESCRIBE": "DESCRIBE <urn:x> FROM <file:///etc/passwd>",
    "LOAD": "LOAD <file:///etc/passwd>",
    "LOAD SILENT": "LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <urn:g>",
    "INSERT DATA": "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "INSERT WHERE": "INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DELETE": "DELETE WHERE { ?s ?p ?o }",
    "CLEAR": "CLEAR ALL",
    "DROP": "DROP SILENT ALL",
    "update after a query": "SELECT * { ?s ?p ?o } ; CLEAR ALL",
    "not SPARQL": "DROP TABLE people; --",
    "empty": "",
    "nested too deeply": "SELECT * " + "{" * 3000 + "}" * 3000,
}

STOPPED = {
    "cartesian product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?i) }",
    "cartesian product in memory": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?i",
    "property paths": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>|^!<urn:x>)* ?c }",
    "regular expressions": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    'FILTER REGEX(STR(?c), "(a*)*(b|c|.)*$") }',
    "strings that grow": 'SELECT ?j { BIND("xxxxxxxxxxxxxxxx" AS ?a) '
    + " ".join(f"BIND(CONCAT({', '.join(['?' + chr(97 + n)] * 10)}) AS ?{chr(98 + n)})" for n in range(9))
    + "}",
    "GROUP_CONCAT": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "many rows": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "many triples": "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "huge IN list": f"SELECT * {{ ?s ?p ?o FILTER(?o IN ({', '.join(map(str, range(10_000)))})) }}",
}
