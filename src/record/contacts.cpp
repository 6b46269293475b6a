// First step of contacts: each predicate with a contact frame becomes a mention; see contacts.hpp.
#include "record/contacts.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/answers.hpp"
#include "record/contact_scope.hpp"
#include "record/participants.hpp"

namespace readout {
namespace {

bool is_definite(const Syntax& syntax, const Predicate& p) {
  if (syntax.lemma(p.head) == "table") return false;  // "the negotiating table"
  for (const TokenIndex c : syntax.children(p.head)) {
    if (syntax.relation(c) == "nmod:poss") return true;
    if (syntax.base_relation(c) != "det") continue;
    const std::string_view lower = syntax.lower(c);
    if (lower == "the" || lower == "this" || lower == "that" || lower == "these" || lower == "those")
      return true;
  }
  return false;
}

/// "no such meeting": one that was told of.
bool is_such(const Syntax& syntax, const Predicate& p) {
  return std::ranges::any_of(syntax.children(p.head),
                             [&](TokenIndex c) { return syntax.lower(c) == "such"; });
}

bool has_any(const Syntax& syntax, const Predicate& p) {
  return std::ranges::any_of(syntax.children(p.head), [&](TokenIndex c) { return syntax.lower(c) == "any"; });
}

bool in_headline(const RecordContext& context, TokenIndex t) {
  const Sentence& sentence = context.syntax.sentence(context.syntax.sentence_of(t));
  return context.document.paragraphs()[sentence.paragraph].kind == ParagraphKind::headline;
}

/// "by phone", "their telephone conversation", "in a call": the nearest word that names a channel.
void read_channel(const RecordContext& context, ContactMention& mention) {
  if (mention.channel == Channel::visit) return;  // "flew there for a summit" stays a visit
  for (const Argument& a : context.predicates[mention.predicate].arguments) {
    if (a.role != Role::modifier && a.role != Role::oblique) continue;
    const auto* word = context.tables.frames.channel_word(context.syntax.lower(a.head));
    if (!word) continue;
    mention.channel = word->channel;
    if (!word->cameo.empty()) mention.cameo = word->cameo;
    mention.derivation.push_back({"channels.tsv", context.syntax.span(a.head),
                                  fmt::format("channel {}", name_of(word->channel)), word->row});
    return;
  }
}

/// From the first to the last word that the mention rests on: act, participants, operators.
ByteSpan evidence_of(const RecordContext& context, const ContactMention& mention) {
  const Syntax& syntax = context.syntax;
  const Predicate& p = context.predicates[mention.predicate];
  TokenIndex first = p.head, last = p.head;
  const auto add = [&](TokenIndex t) {
    if (!t.valid() || syntax.sentence_of(t) != syntax.sentence_of(p.head)) return;
    first = std::min(first, t);
    last = std::max(last, t);
  };
  add(p.light);
  for (const TokenIndex t : p.auxiliaries) add(t);
  for (const Operator& op : mention.walk.operators) {
    add(op.word);
    if (!op.predicate.valid() || !context.predicates[op.predicate].negated) continue;
    add(context.predicates[op.predicate].negation);  // "did not say"
    for (const TokenIndex t : context.predicates[op.predicate].auxiliaries) add(t);
  }
  for (const Argument& a : p.arguments) {
    if (a.role == Role::clause || a.role == Role::adverbial) continue;
    const MentionIndex m = context.actors.headed_by(a.head);
    if (!m.valid()) continue;
    add(context.actors.mention(m).tokens.begin_index);
    add(context.actors.mention(m).tokens.end_index - 1);
  }
  return syntax.span({first, last + 1});
}

/// "arrived back in the US": nobody visits his own state.
bool is_homecoming(const RecordContext& context, const ContactMention& mention) {
  if (mention.channel != Channel::visit || mention.participants.size() < 2) return false;
  const std::string& home = context.actors[mention.participants.front()].country;
  return !home.empty() && std::ranges::all_of(mention.participants, [&](ActorIndex a) {
    return context.actors[a].country == home;
  }) && std::ranges::any_of(mention.participants, [&](ActorIndex a) {
    return context.actors[a].type == ActorType::state;
  });
}

/// "the Syrians arriving in the United States", "they went to Pakistan": a state does not travel.
bool is_journey_of_people(const RecordContext& context, const ContactMention& mention) {
  const Predicate& p = context.predicates[mention.predicate];
  if (mention.cameo != "042" || p.kind != PredicateKind::verb) return false;
  return std::ranges::any_of(p.arguments, [&](const Argument& a) {
    if (a.role != Role::agent) return false;
    const ActorIndex actor = context.actors.actor_of(a.head);
    const bool people = context.syntax.upos(a.head) == "PRON" || context.syntax.xpos(a.head) == "NNPS";
    return actor.valid() && people && context.actors[actor].type == ActorType::state;
  });
}

/// Does somebody take part of whom the report says no more than the word ("aides had spoken to B")?
bool has_unknown_party(const RecordContext& context, PredicateIndex p) {
  return std::ranges::any_of(context.predicates[p].arguments, [&](const Argument& a) {
    return a.role == Role::agent && context.syntax.upos(a.head) != "PRON" &&
           context.actors.all_actors_of(context.syntax, a.head).empty();
  });
}

/// "A and B welcomed the truce": two who do what only takes place between others' two sides.
bool is_one_sided(const ContactMention& mention) {
  if (mention.frame->symmetric || mention.participants.size() < 2) return false;
  return mention.filled_sides < 2 && mention.participants.size() == mention.own_participants;
}

/// "Greece and Italy met the deadline": not each other.
bool is_of_a_thing(const RecordContext& context, const ContactMention& mention) {
  if (mention.frame->sides.size() < 2 || mention.filled_sides > 1) return false;
  const Predicate& p = context.predicates[mention.predicate];
  if (p.kind != PredicateKind::verb || p.passive) return false;
  const std::vector<std::string>& places = mention.frame->sides[1];
  if (std::ranges::find(places, "theme") == places.end()) return false;
  return std::ranges::any_of(p.arguments, [&](const Argument& a) {
    if (a.role != Role::theme || a.shared || context.syntax.upos(a.head) != "NOUN") return false;
    const bool time = is_one_of(context.syntax.lemma(a.head),
                                {"minute", "hour", "day", "morning", "afternoon", "evening", "night", "week",
                                 "weekend", "month", "year", "time", "face"});
    return !time && context.actors.all_actors_of(context.syntax, a.head).empty();
  });
}

/// Does the stage rest on what is said of the act alone, "briefed on the talks", "confirmed the call"?
bool is_only_assumed(const OperatorTables& tables, const Walk& walk) {
  const auto telling = std::ranges::find_if(walk.operators, [&](const Operator& op) {
    return tables.apply(op.op_class, std::nullopt).has_value();
  });
  return telling != walk.operators.end() && (telling->op_class == "assume" || telling->op_class == "confirm");
}

/// "Talks begin on Friday".
bool is_to_begin(const RecordContext& context, const ContactMention& mention) {
  const auto begin = std::ranges::find(mention.walk.operators, "begin", &Operator::op_class);
  if (begin == mention.walk.operators.end() || !begin->predicate.valid()) return false;
  const Predicate& p = context.predicates[begin->predicate];
  const std::string_view form = context.syntax.xpos(p.head);
  return p.kind == PredicateKind::verb && p.auxiliaries.empty() && (form == "VBZ" || form == "VBP");
}

/// "The ministers meet on Friday": a simple present with a time is a plan.
bool is_timetable(const RecordContext& context, const ContactMention& mention) {
  if (mention.status != Status::ongoing || mention.time_text.empty() || mention.since || mention.headline)
    return false;
  const auto has = [&](std::string_view op_class) {
    return std::ranges::find(mention.walk.operators, op_class, &Operator::op_class) !=
           mention.walk.operators.end();
  };
  // a caption tells of a day that has been ("shakes hands with B on June 16")
  const std::string_view published = context.document.article().published;
  const bool over = mention.time.size() > 10 && published.size() == 10 &&
                    mention.time.substr(mention.time.size() - 10) < published;
  if (over) return false;
  if (has("begin")) return is_to_begin(context, mention);
  const bool later = mention.time_text.starts_with("tomorrow") || mention.time_text.starts_with("next ") ||
                     mention.time_text.starts_with("tonight");
  if (has("progressive") && !has("past") && !has("continue")) return later;  // "is meeting B tomorrow"
  const bool goes_on = has("progressive") || has("continue") || has("occur");
  return has("present") && !goes_on && context.predicates[mention.predicate].kind == PredicateKind::verb;
}

void settle_timetable(ContactMention& mention) {
  mention.status = Status::scheduled;
  mention.derivation.push_back({"present tense with a time", mention.evidence, "ongoing -> scheduled"});
}

/// "A and B met together with C": all of them met.
bool all_together(const Predicate& p) {
  return std::ranges::any_of(p.arguments, [](const Argument& a) {
    return a.role == Role::oblique && (a.marker == "together with" || a.marker == "along with");
  });
}

/// "A and B have requested talks with C": what the operators share stands against the frame's own.
void part_sides(const RecordContext& context, ContactMention& mention) {
  const std::size_t own = mention.own_participants;
  if (own != 1 || mention.participants.size() < 3 || mention.frame->sides.size() < 2) return;
  const auto has_with = [](const Argument& a) { return a.role == Role::oblique && a.marker == "with"; };
  if (!std::ranges::any_of(context.predicates[mention.predicate].arguments, has_with)) return;
  const auto first_shared = mention.participants.begin() + static_cast<std::ptrdiff_t>(own);
  mention.sides = {{mention.participants.begin(), first_shared}, {first_shared, mention.participants.end()}};
}

ContactMention read_mention(const RecordContext& context, PredicateIndex p, const Frame& frame) {
  const Predicate& predicate = context.predicates[p];
  ContactMention mention;
  mention.predicate = p;
  mention.frame = &frame;
  mention.channel = frame.channel;
  mention.cameo = frame.cameo;
  mention.such = predicate.kind == PredicateKind::noun && is_such(context.syntax, predicate);
  mention.definite =
      mention.such || (predicate.kind == PredicateKind::noun && is_definite(context.syntax, predicate));
  mention.headline = in_headline(context, predicate.head);
  mention.derivation.push_back({fmt::format("frames.tsv: {}", frame.name),
                                context.syntax.span(predicate.head),
                                fmt::format("a contact by {}", name_of(frame.channel)), frame.row});
  read_channel(context, mention);
  mention.sides = frame_sides(context, frame, p, mention.derivation);
  for (const auto& side : mention.sides)
    mention.participants.insert(mention.participants.end(), side.begin(), side.end());
  drop_states_with_officials(context, mention.participants, mention.derivation);
  for (auto& side : mention.sides) {
    std::erase_if(side, [&](ActorIndex a) {
      return std::ranges::find(mention.participants, a) == mention.participants.end();
    });
  }
  std::erase_if(mention.sides, [](const auto& side) { return side.empty(); });
  mention.filled_sides = mention.sides.size();
  mention.own_participants = mention.participants.size();
  if (mention.sides.size() < 2 || mention.participants.size() < 3 || all_together(predicate))
    mention.sides.clear();
  mention.walk = walk_operators(context.document, context.syntax, context.predicates,
                                context.tables.operators, p, frame.stage);
  mention.status = fold_stage(context.syntax, context.tables.operators, mention.walk, mention.derivation);
  // "denied that any meeting had been held": one that was told of
  if (mention.status == Status::denied && mention.participants.empty() &&
      has_any(context.syntax, predicate)) {
    mention.definite = mention.such = true;
  }
  mention.assumed = is_only_assumed(context.tables.operators, mention.walk);
  if (!mention.sides.empty()) {
    // who met whom is told in full
  } else if (!mention.participants.empty() || !mention.definite) {
    share_participants(context, mention.walk, mention.participants, mention.derivation,
                       lacks_first_side(context, frame, p));
    part_sides(context, mention);
  } else {
    Derivation unused;
    share_participants(context, mention.walk, mention.movers, unused);
  }
  mention.unknown_party = has_unknown_party(context, p);
  mention.evidence = evidence_of(context, mention);
  add_place_and_time(context, mention);
  if (is_timetable(context, mention)) settle_timetable(mention);
  return mention;
}

/// Why the sentence tells of no contact, though it has the words of one; or nothing.
std::string why_none(const RecordContext& context, const ContactMention& mention) {
  const std::vector<Status>& stages = mention.frame->stages;
  if (is_homecoming(context, mention)) return "nobody visits his own state";
  if (is_journey_of_people(context, mention))
    return "those who travel are people of the state, not its officials";
  if (is_of_a_thing(context, mention)) return "what they did it to is no actor";
  if (is_one_sided(mention)) return "both do it, and the row wants another side, too";
  const bool fits =
      stages.empty() || (mention.status && std::ranges::find(stages, *mention.status) != stages.end());
  return fits ? "" : "the row makes no contact at this stage";
}

/// "spoke by telephone", "is under discussion": no contact of its own.
bool names_only_how(const RecordContext& context, PredicateIndex p) {
  const Predicate& predicate = context.predicates[p];
  if (predicate.kind != PredicateKind::noun || predicate.light.valid()) return false;
  const std::string_view marker = marker_of(context.syntax, predicate.head);
  const bool channel = context.tables.frames.channel_word(context.syntax.lower(predicate.head)) != nullptr;
  return marker == "under" || ((marker == "by" || marker == "via") && channel);
}

}  // namespace

ContactReading find_contact_mentions(const RecordContext& context) {
  ContactReading reading;
  for (const PredicateIndex p : context.predicates.all().indices()) {
    const Frame* frame = context.tables.frames.find(context.syntax, context.predicates[p]);
    if (!frame || names_only_how(context, p)) continue;
    ContactMention mention = read_mention(context, p, *frame);
    mention.rejected = why_none(context, mention);
    auto& list = mention.rejected.empty() ? reading.mentions : reading.rejected;
    if (list.size() < kMaxContactMentions) list.push_back(std::move(mention));
    if (reading.mentions.size() == kMaxContactMentions) break;
  }
  return reading;
}

std::vector<SourceRef> sources_of(const IndexedVector<StatementIndex, Statement>& statements,
                                  ByteSpan words) {
  const Statement* innermost = nullptr;
  std::uint32_t best = 0;
  for (const Statement& s : statements) {
    const bool holds = std::ranges::any_of(s.content, [&](ByteSpan part) { return part.contains(words); });
    if (!holds) continue;
    std::uint32_t size = 0;
    for (const ByteSpan part : s.content) size += part.size();
    if (innermost && size >= best) continue;
    innermost = &s;
    best = size;
  }
  if (!innermost) return {SourceRef{}};
  return {innermost->source};
}

namespace {

/// Is the predicate's subject "we"?
bool is_our_act(const RecordContext& context, PredicateIndex p) {
  for (const Argument& a : context.predicates[p].arguments) {
    const std::string_view word = context.syntax.lower(a.head);
    if (a.role == Role::agent && (word == "we" || word == "our")) return true;
  }
  return false;
}

/// "There will be no talks with B, A's government said": whoever refuses, wants or denies it speaks of
/// himself, if he may speak for a state and another one than B's.
bool is_own_stance(const RecordContext& context, const ContactMention& mention, ActorIndex speaker) {
  if (!mention.status || mention.unknown_party) return false;
  const bool stance = is_own_stage(*mention.status) || *mention.status == Status::denied;
  const Actor& who = context.actors[speaker];
  const bool for_state = who.level <= Level::deputy_minister || who.level == Level::state ||
                         (who.sector == "GOV" && who.level != Level::spokesperson);
  return stance && for_state && !who.country.empty() &&
         is_diplomatic(context.actors, {speaker, mention.participants.front()});
}

/// '"We will hold talks with B," A said': A takes part, by whose words it is.
void share_speaker(const RecordContext& context, ContactMention& mention) {
  if (mention.participants.size() != 1 || mention.sources.size() != 1) return;
  const SourceRef& source = mention.sources.front();
  if (source.kind != SourceRef::Kind::actor || source.actor == mention.participants.front()) return;
  bool ours = is_our_act(context, mention.predicate) || is_own_stance(context, mention, source.actor);
  for (const Operator& op : mention.walk.operators)
    ours = ours || (op.shares && op.predicate.valid() && is_our_act(context, op.predicate));
  if (!ours) return;
  mention.participants.insert(mention.participants.begin(), source.actor);
  mention.derivation.push_back({"the speaker's own act", mention.evidence,
                                fmt::format("takes part: {}", context.actors[source.actor].name)});
}

}  // namespace

bool is_own_stage(Status status) {
  return status == Status::offered || status == Status::open_to || status == Status::requested ||
         status == Status::refused || status == Status::not_sought;
}

ContactReading find_contacts(const RecordContext& context,
                             const IndexedVector<StatementIndex, Statement>& statements) {
  ContactReading reading = find_contact_mentions(context);
  for (ContactMention& mention : reading.mentions) {
    const TokenIndex head = context.predicates[mention.predicate].head;
    mention.sources = sources_of(statements, context.syntax.span(head));
    share_speaker(context, mention);
    share_host(context, mention);
  }
  reading.contacts = merge_contacts(context, reading.mentions, find_answers(context, statements));
  return reading;
}

}  // namespace readout
