"""Composes the parts of the annotation stage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgraph.annotation.coreference.kinship import related_people
from kgraph.annotation.coreference.metonymy import governments
from kgraph.annotation.coreference.owners import anaphoric_owners, is_bare_noun
from kgraph.annotation.coreference.resolver import CoreferenceResolver
from kgraph.annotation.entities.index import EntityIndex
from kgraph.annotation.entities.person_names import introduced_people
from kgraph.annotation.happenings.groups import GroupParser
from kgraph.annotation.happenings.parser import HappeningParser
from kgraph.annotation.ideologies import find_ideologies, is_ideology
from kgraph.annotation.lives import lives
from kgraph.annotation.names.body_cues import with_unknown_bodies
from kgraph.annotation.names.body_subjects import with_described_bodies
from kgraph.annotation.names.class_nouns import with_classes
from kgraph.annotation.names.finder import find_names
from kgraph.annotation.names.membership_cues import with_joined_bodies
from kgraph.annotation.names.person_cues import with_unknown_people
from kgraph.annotation.offices.parser import OfficeParser
from kgraph.annotation.organizations.parser import OrganizationParser
from kgraph.annotation.parsing.asides import note_other_names
from kgraph.annotation.parsing.pipeline import load_pipeline
from kgraph.annotation.parsing.repairs import without_circles
from kgraph.annotation.parsing.subjects import with_subjects
from kgraph.annotation.places.enclosing import enclosed_places
from kgraph.annotation.places.names import with_whole_places
from kgraph.annotation.places.parts import parts_of_places
from kgraph.annotation.spans import Span, head_of
from kgraph.annotation.time.dates import resolve_dates
from kgraph.gazetteer import load_gazetteer
from kgraph.lexicon import noun_lexicon
from kgraph.model import Article, DateMention, Document, EntityType, Mention, MentionKind, Sentence, Token
from kgraph.ontology import read_yaml

_LONGEST_CLAUSE = 40
_PARTY_LETTER = re.compile(r"\s*\(([A-Z])(?:[-–‑][A-Z][A-Za-z.]*)?\)|, ([A-Z])[-–‑][A-Z][A-Za-z.]*")


def annotate(articles: Iterable[Article]) -> Iterator[Document]:
    """Documents in the order of the articles."""
    for article, tokens, sentences in load_pipeline().analyse(articles):
        dates = resolve_dates(Document(article, tokens, sentences))
        yield _document(article, tokens, sentences, dates)


def _document(
    article: Article, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], dates: tuple[DateMention, ...]
) -> Document:
    spans = _spans(tokens, sentences, dates)
    tokens = without_circles(tokens, with_subjects(tokens, spans))
    related, introduced = related_people(tokens, spans), introduced_people(article.text, tokens, spans)
    index = EntityIndex(article, spans, load_gazetteer(), related=related, introduced=introduced)
    mentions = list(_mentions(tokens, spans, index))
    _juxtaposed_places(tokens, spans, index)
    _party_letters(article.text, mentions, index)
    mentions += list(governments(tokens, mentions, index.registry, load_gazetteer()))
    mentions += CoreferenceResolver(Document(article, tokens, sentences), mentions, index).resolve()
    mentions.sort(key=lambda mention: (mention.first, -mention.last))
    note_other_names(article.text, tokens, mentions, index.registry)
    lived = tuple(lives(article.text, tokens, mentions, index))
    stated = (*index.registry.relations(), *lived)
    return Document(article, tokens, sentences, dates, tuple(mentions), index.registry.entities(), stated)


def _spans(tokens: Sequence[Token], sentences: Sequence[Sentence], dates: Sequence[DateMention]) -> list[Span]:
    """All spans in text order: names, the organisations built on them, the offices built on both, and happenings."""
    found = find_names(tokens, sentences, load_gazetteer())
    names = with_classes(tokens, with_whole_places(tokens, found), load_gazetteer())
    names = with_described_bodies(tokens, names)
    names = with_joined_bodies(tokens, with_unknown_bodies(tokens, names, load_gazetteer()), load_gazetteer())
    names = [span for span in names if not is_bare_noun(tokens, span)]
    listed = [name for name in names if name.entries]
    found_bodies = OrganizationParser(tokens, sentences, names).parse()
    organizations = [body for body in found_bodies if not any(_is_part_of(body, name) for name in listed)]
    names = [span for span in names if not _swallowed(span, organizations)]
    blocks = [*(span for span in names if not any(_inside(span, org) for org in organizations)), *organizations]
    owners = anaphoric_owners(tokens, sentences, blocks)
    offices = OfficeParser(tokens, sentences, [*owners, *blocks]).parse()
    names = [span for span in names if span.entries or not any(_is_title(span, office) for office in offices)]
    names = with_unknown_people(tokens, sentences, names, offices)
    happenings = HappeningParser(tokens, sentences, [*blocks], dates).parse()
    bodies = {org.head for org in organizations if org.title.lower() in noun_lexicon().definite}
    others = bodies | {office.head for office in offices}
    kept = [span for span in happenings if span.implied or span.head not in others]
    names = [span for span in names if span.entries or not is_ideology(span.title)]
    proper = [span for span in (*names, *organizations) if span.kind is not MentionKind.DEMONYM]
    ideologies = find_ideologies(tokens, proper)
    groups = GroupParser(tokens, sentences, blocks, _heads([*names, *organizations, *offices, *kept])).parse()
    return sorted(
        [*names, *organizations, *offices, *kept, *ideologies, *groups], key=lambda span: (span.first, -span.last)
    )


def _heads(spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(index for span in spans for index in range(span.first, span.last))


def _inside(span: Span, outer: Span) -> bool:
    return outer.first <= span.first and span.last <= outer.last


def _is_part_of(body: Span, name: Span) -> bool:
    """Whether what was read as a body is but the beginning or end of a listed name ("National Assembly of Chad")."""
    return _inside(body, name) and body.last - body.first < name.last - name.first


def _is_title(name: Span, office: Span) -> bool:
    """Whether what was taken for a name are words of an office's title ("Executive" in "Chief Executive Officer")."""
    others = [other for other in (office.owner, office.location) if other]
    return name.first <= office.head < name.last or (
        _inside(name, office) and office.owner is not None and not any(name.overlaps(other) for other in others)
    )


def _swallowed(span: Span, organizations: Sequence[Span]) -> bool:
    """Whether a name is nothing beside the organisation found over it."""
    over = [org for org in organizations if span.overlaps(org)]
    return bool(over) and (not span.entries or any((span.first, span.last) == (org.first, org.last) for org in over))


def _mentions(tokens: Sequence[Token], spans: Sequence[Span], index: EntityIndex) -> Iterator[Mention]:
    people = [span for span in spans if span.type is EntityType.PERSON]
    starting, headed = ({getattr(span, place): span for span in people} for place in ("first", "head"))
    for span in spans:
        holder = starting.get(span.last) or (
            headed.get(_said_to_hold(tokens, span.head)) if span.type is EntityType.OFFICE else None
        )
        unheld = holder is None and not span.shared and not _names_follow(tokens, span, starting)
        if span.type is EntityType.OFFICE and unheld and tokens[span.head].tag in ("NNS", "NNPS"):
            continue
        key = index.key_of(span, index.key_of(holder) if holder and span.type is EntityType.OFFICE else None)
        if key is None:
            continue
        if acronym := _acronym_after(tokens, span):
            index.learn_acronym(acronym, key)
        head = span.head if span.head >= 0 else head_of(tokens, span.first, span.last)
        yield Mention(
            tokens[span.first].begin,
            tokens[span.last - 1].end,
            span.first,
            span.last,
            head,
            key,
            span.kind,
            span.modifiers,
            span.group,
        )


def _names_follow(tokens: Sequence[Token], title: Span, people: Mapping[int, Span]) -> bool:
    """Whether two or more people are set off after a title: "two former ministers, Ann Lee and Jan Holt,"."""
    set_off = title.last < len(tokens) and tokens[title.last].pos == "PUNCT"
    one = people.get(title.last + 1) if set_off else None
    return one is not None and [token.text for token in tokens[one.last : one.last + 1]] in ([","], ["and"])


def _said_to_hold(tokens: Sequence[Token], office: int) -> int:
    """The head of the name that an office is set off from or said of ("was elected president", "served as mayor")."""
    title = tokens[office]
    governor = tokens[title.head]
    if title.dep == "appos":
        return governor.index
    if governor.text.lower() == "as" and title.dep == "pobj":
        governor = tokens[governor.head]
    elif title.dep not in ("attr", "oprd"):
        return -1
    before = tokens[max(0, governor.index - _LONGEST_CLAUSE) : governor.index]
    subject = next((t for t in before if t.head == governor.index and t.dep in ("nsubj", "nsubjpass")), None)
    if governor.dep == "relcl" and (subject is None or subject.tag in ("WP", "WDT")):
        return governor.head
    return subject.index if subject else -1


def _acronym_after(tokens: Sequence[Token], span: Span) -> str | None:
    """The "(WHO)" that defines an acronym right after a name."""
    after = tokens[span.last : span.last + 3]
    if (
        span.type not in (EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY)
        or len(after) < 3
        or after[0].text != "("
        or after[2].text != ")"
    ):
        return None
    word = after[1].text
    return word if word.isupper() and len(word) > 1 else None


def _party_letters(text: str, mentions: Sequence[Mention], index: EntityIndex) -> None:
    """ "Ann Lee (D-OH)": the letter of a party of the United States after a person's name."""
    parties = {row["letter"]: row["party"] for row in read_yaml("gazetteer", "nouns.yaml")["party_letters"]}
    for mention in mentions:
        if index.registry[mention.entity].type is not EntityType.PERSON:
            continue
        match = _PARTY_LETTER.match(text, mention.end)
        party = load_gazetteer().by_qid.get(parties.get(match[1] or match[2], "")) if match else None
        if party:
            index.registry.relate(mention.entity, "memberOfParty", index.registry.add_entry(party), mention.head)


def _juxtaposed_places(tokens: Sequence[Token], spans: Sequence[Span], index: EntityIndex) -> None:
    """ "Paris, Texas" and "Mali's Kidal": a place beside the place it lies in."""
    for inner, outer in (*enclosed_places(tokens, spans), *parts_of_places(tokens, spans)):
        one, other = index.key_of(inner), index.key_of(outer)
        if one and other and one != other:
            index.registry.relate(one, "locatedIn", other, inner.head)
