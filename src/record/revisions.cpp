// The steps of revisions put together; see revisions.hpp.
#include "record/revisions.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/revision_cues.hpp"
#include "record/revision_episodes.hpp"
#include "record/revision_figures.hpp"
#include "record/revision_lookup.hpp"
#include "record/revision_objects.hpp"
#include "record/revision_tellings.hpp"
#include "record/revision_wordings.hpp"
#include "record/statement_map.hpp"

namespace readout {
namespace {

constexpr std::string_view kInside = "said within";  // rule of take_earlier_inside
constexpr double kAlike = 0.5;                       // wordings of which only the changed words are told

using Statements = IndexedVector<StatementIndex, Statement>;

/// Does it rest on weak cues alone?
bool is_weak(const Episode& episode) {
  return std::ranges::all_of(episode.parts, [](const RevisionPart* p) {
    return p->cue->found || p->cue->use != RevisionCue::Use::cue;
  });
}

class RevisionFinder {
 public:
  RevisionFinder(const RecordContext& context, const Statements& statements)
      : context_(context), syntax_(context.syntax), statements_(statements) {}

  std::vector<Revision> find() {
    const std::vector<RevisionPart> parts = find_revision_parts(context_, statements_);
    tellings_ = tellings_of(context_, statements_, parts);
    const std::vector<Episode> episodes = episodes_of(context_, parts);
    std::vector<Revision> out;
    for (const Episode& found : episodes) {
      Episode episode = found;
      if (is_repeated(found, episodes)) continue;
      Revision revision = revision_of(episode);
      if (revision.from.empty() && !is_weak(episode)) name_object(episode, revision);
      if (!is_supported(episode, revision) && !retracts(episode, revision)) continue;
      if (revision.from.empty()) name_object(episode, revision);
      out.push_back(std::move(revision));
    }
    return out;
  }

 private:
  bool is_repeated(const Episode& episode, const std::vector<Episode>& all) const;
  Revision revision_of(const Episode& episode) const;
  void find_claim(const Episode& episode, Revision& out) const;
  bool names_speaker(const Episode& episode, const Statement& s) const;
  bool is_supported(const Episode& episode, const Revision& revision) const;
  bool points_back(const Episode& episode) const;
  bool names_claim(const Episode& episode) const;
  bool is_tied(const Episode& episode, const Telling& t) const;
  bool are_related(const Episode& episode, const Revision& revision) const;
  bool retracts(Episode& episode, Revision& revision) const;
  void take_given(const Episode& episode, Revision& out) const;
  void take_looked_up(const Episode& episode, Revision& out) const;
  void take_now(const Episode& episode, Revision& out) const;
  void note_telling(ByteSpan span, Revision& out) const;
  TokenIndex root_in(TokenRange words) const;
  void take_earlier_inside(Revision& out) const;
  bool take_act_before(TokenIndex relative, TokenRange words, Revision& out) const;
  void take_occasion_inside(Revision& out) const;
  void split_topic(const Episode& episode, bool named_only, Revision& out) const;
  ByteSpan topic_of(TokenRange topic, TokenIndex subject, bool named_only) const;
  bool narrow_sentences(const Episode& episode, Revision& out) const;
  void name_changes(const Episode& episode, Revision& out) const;
  std::optional<Change> change_of(const Episode& episode, ByteSpan old, ByteSpan now, ByteSpan revised) const;
  void name_object(const Episode& episode, Revision& out) const;
  ByteSpan without_marks(ByteSpan span) const;
  bool is_headline(const Episode& e) const;
  std::string words(ByteSpan span) const { return std::string(context_.document.words(span)); }
  std::uint32_t start_of(const Episode& e) const {
    return syntax_.span(e.parts.front()->words.begin_index).begin;
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  const Statements& statements_;
  std::vector<Telling> tellings_;
};

bool RevisionFinder::is_headline(const Episode& e) const {
  const ParagraphIndex p = syntax_.sentence(e.parts.front()->sentence).paragraph;
  return context_.document.paragraphs()[p].kind == ParagraphKind::headline;
}

/// "Moscow rejects report", and the body tells who rejected it; "denied a report that X, calling it a lie".
bool RevisionFinder::is_repeated(const Episode& episode, const std::vector<Episode>& all) const {
  const bool same_denial =
      episode.kind == RevisionKind::denial && is_weak(episode) &&
      std::ranges::any_of(all, [&](const Episode& other) {
        return &other != &episode && other.kind == episode.kind &&
               other.parts.front()->sentence == episode.parts.front()->sentence &&
               other.parts.front()->words.begin_index < episode.parts.front()->words.begin_index;
      });
  if (same_denial) return true;
  return is_headline(episode) && std::ranges::any_of(all, [&](const Episode& other) {
           return other.kind == episode.kind && !is_headline(other);
         });
}

/// The wordings that the cues give.
void RevisionFinder::take_given(const Episode& episode, Revision& out) const {
  out.revised = episode.after;
  if (episode.before.empty()) return;
  const Wording after = wording_of(syntax_, episode.after.empty() ? episode.to : episode.after);
  out.original = *std::ranges::max_element(episode.before, {}, [&](ByteSpan span) {
    return likeness(wording_of(syntax_, span).words, after.words);
  });
}

/// Does the content name the speaker, by a word of the name?
bool RevisionFinder::names_speaker(const Episode& episode, const Statement& s) const {
  if (episode.speaker.kind != SourceRef::Kind::actor) return false;
  const std::string& name = context_.actors[episode.speaker.actor].name;
  for (const TokenIndex t : syntax_.tokens_in(s.content.front())) {
    const std::string_view form = syntax_.form(t);
    if (form.size() >= 4 && form != syntax_.lower(t) && name.find(form) != std::string::npos) return true;
  }
  return false;
}

/// "denied the president's claim": the nearest thing the president said before.
void RevisionFinder::find_claim(const Episode& episode, Revision& out) const {
  if (episode.kind != RevisionKind::denial || !episode.claimant.valid() || !out.original.empty()) return;
  const Statement* claim = nullptr;
  bool about_speaker = false;
  for (const Statement& s : statements_) {
    const bool his = s.source == actor_source(episode.claimant) && !s.content.empty();
    if (!his || s.content.front().end > start_of(episode) || s.polarity == Polarity::did_not_claim) continue;
    // What a party denies is more likely about itself than about another.
    const bool about = names_speaker(episode, s);
    if (claim && about_speaker && !about) continue;
    const bool nearer = !claim || s.content.front().begin > claim->content.front().begin;
    if (!nearer && about == about_speaker) continue;
    claim = &s;
    about_speaker = about;
  }
  if (!claim) return;
  out.original = without_marks(claim->content.front());
  out.derivation.push_back(
      {"claim", out.original, "what " + context_.actors[episode.claimant].name + " said before"});
}

/// Without quotation marks at the edges; a full stop stays.
ByteSpan RevisionFinder::without_marks(ByteSpan span) const {
  const std::string_view text = context_.document.text();
  const ByteSpan bare = without_edges(text, span);
  if (bare.empty()) return span;
  std::uint32_t end = bare.end;
  while (end < span.end && (text[end] == '.' || text[end] == '?' || text[end] == '!')) ++end;
  return {bare.begin, end};
}

void RevisionFinder::take_looked_up(const Episode& episode, Revision& out) const {
  take_now(episode, out);
  if (episode.from.empty()) take_earlier_inside(out);
  if (episode.from.empty()) take_occasion_inside(out);
  const bool clarifies = episode.from.empty() && episode.kind == RevisionKind::clarification;
  if (clarifies) split_topic(episode, false, out);
  if (!out.from.empty()) return;
  if (out.original.empty()) {
    const Lookup before = words_before(context_, tellings_, episode, out.revised);
    if (before.span.empty() && clarifies) split_topic(episode, true, out);
    if (before.span.empty()) return;
    out.original = without_marks(before.span);
    out.derivation.push_back({before.rule, out.original, before.note});
    note_telling(before.span, out);
    if (out.revised.empty()) take_now(episode, out);  // "the toll was wrong and 14 had died": another figure
  }
}

void RevisionFinder::take_now(const Episode& episode, Revision& out) const {
  if (!out.revised.empty() || !episode.to.empty() || episode.kind == RevisionKind::denial) return;
  const Lookup now = words_now(context_, tellings_, episode, out.original);
  if (now.span.empty()) return;
  out.revised = now.span;
  out.derivation.push_back({now.rule, now.span, now.note});
  note_telling(now.span, out);
}

/// Were the words told by another verb than of saying? Then its row is a step, too. Of several tellings that
/// hold them the shortest one gave them, of two alike the later one (words_before).
void RevisionFinder::note_telling(ByteSpan span, Revision& out) const {
  const Telling* giving = nullptr;
  for (const Telling& t : tellings_) {
    const bool holds = !span.empty() && t.span.contains(span);
    if (holds && (!giving || t.span.size() <= giving->span.size())) giving = &t;
  }
  if (!giving || !giving->row) return;
  out.derivation.push_back({fmt::format("revision_cues.tsv: {}", giving->row["pattern"]), span,
                            "told by a verb that is none of saying", giving->row});
}

/// The word that the first of these words hangs on, through others of them.
TokenIndex RevisionFinder::root_in(TokenRange words) const {
  TokenIndex root = words.begin_index;
  while (syntax_.head(root).valid() && words.contains(syntax_.head(root))) root = syntax_.head(root);
  return root;
}

/// "would keep the tax, which he had promised to abolish": what was said before stands inside the words now.
void RevisionFinder::take_earlier_inside(Revision& out) const {
  if (out.revised.empty()) return;
  const TokenRange words = syntax_.tokens_in(out.revised);
  for (TokenIndex t = words.begin_index; t < words.end_index; ++t) {
    const bool relative = t > words.begin_index &&
                          is_one_of(syntax_.lower(t), {"which", "that", "whom", "who"}) &&
                          is_one_of(syntax_.base_relation(t), {"obj", "nsubj", "mark", "obl", "iobj"}) &&
                          is_one_of(syntax_.upos(t), {"PRON", "DET", "SCONJ"});
    if (!relative) continue;
    for (const Telling& earlier : tellings_) {
      if (!earlier.earlier || earlier.span.begin < syntax_.span(t).end) continue;
      if (!out.revised.contains(earlier.span.begin)) continue;
      const std::string_view between = syntax_.lower(t - 1);
      if (between != "," && syntax_.base_relation(t) == "mark") continue;
      if (out.original.empty()) out.original = without_marks(earlier.span);
      // "would keep the tax, | which he had promised to abolish"; "the minister, who had said X, | meant Y"
      const TokenIndex verb = syntax_.head(t);
      const TokenIndex behind = verb.valid() ? syntax_.subtree(verb).end_index : words.end_index;
      const bool inner = behind < words.end_index && root_in(words) >= behind;
      const TokenRange rest = inner ? TokenRange{behind, words.end_index} : TokenRange{words.begin_index, t};
      out.revised = without_edges(context_.document.text(), syntax_.span(rest));
      out.derivation.push_back({std::string(kInside), out.original, "told within the words now"});
      return;
    }
    if (relative && take_act_before(t, words, out)) return;
  }
}

/// "would vote against the bill | that it had supported": what the speaker had done is reversed.
bool RevisionFinder::take_act_before(TokenIndex relative, TokenRange words, Revision& out) const {
  const TokenIndex verb = syntax_.head(relative);
  if (out.kind != RevisionKind::reversal || !verb.valid() || !out.original.empty()) return false;
  const TokenIndex subject = syntax_.child(verb, "nsubj");
  const bool own = subject.valid() && syntax_.upos(subject) == "PRON";
  const bool before = std::ranges::any_of(syntax_.children(verb), [&](TokenIndex c) {
    return syntax_.base_relation(c) == "aux" && syntax_.lower(c) == "had";
  });
  if (!own || !before || relative <= words.begin_index + 1 || syntax_.relation(verb) != "acl:relcl")
    return false;
  const TokenIndex first = subject > relative ? subject : relative;
  const TokenRange clause{first, std::min(syntax_.subtree(verb).end_index, words.end_index)};
  if (clause.begin_index >= clause.end_index) return false;
  out.original = without_edges(context_.document.text(), syntax_.span(clause));
  out.revised = without_edges(context_.document.text(), syntax_.span({words.begin_index, relative}));
  out.derivation.push_back({std::string(kInside), out.original, "done before"});
  return true;
}

/// "clarified that he meant Y when he told A that X", "that only Y, after a notice had said X".
void RevisionFinder::take_occasion_inside(Revision& out) const {
  if (out.revised.empty() || !out.original.empty()) return;
  for (const Telling& t : tellings_) {  // "now says that B, having first said A"
    const bool clause =
        t.earlier && t.cue.valid() && out.revised.contains(t.span) && syntax_.base_relation(t.cue) == "advcl";
    const bool own = clause && (t.source == out.speaker || !syntax_.has_child(t.cue, "nsubj"));
    if (!own || syntax_.span(syntax_.subtree(t.cue)).begin <= out.revised.begin) continue;
    out.original = without_marks(t.span);
    out.revised = without_edges(context_.document.text(),
                                {out.revised.begin, syntax_.span(syntax_.subtree(t.cue)).begin});
    out.derivation.push_back({std::string(kInside), out.original, "told within the words now"});
    return;
  }
  const bool open = out.kind == RevisionKind::clarification || out.kind == RevisionKind::correction;
  if (!open || out.revised.empty() || !out.original.empty()) return;
  const TokenRange words = syntax_.tokens_in(out.revised);
  for (const TokenIndex c : words) {
    if (!is_one_of(syntax_.base_relation(c), {"advcl", "obl", "acl"})) continue;
    const TokenRange clause = syntax_.subtree(c);
    const bool first = clause.begin_index <= words.begin_index;  // "when he spoke of A, he had meant B"
    if (first && clause.end_index + 2 >= words.end_index) continue;
    TokenIndex opening = clause.begin_index;
    if (syntax_.lower(opening) == "," && opening + 1 < clause.end_index) ++opening;
    if (!is_one_of(syntax_.lower(opening), {"when", "after", "in", "by", "while"})) continue;
    const ByteSpan told = words_of_occasion(context_, c);
    if (told.empty() || told.begin <= syntax_.span(clause.begin_index).begin) continue;
    out.original = told;
    const TokenRange rest = first ? TokenRange{clause.end_index, words.end_index}
                                  : TokenRange{words.begin_index, clause.begin_index};
    out.revised = without_edges(context_.document.text(), syntax_.span(rest));
    out.derivation.push_back({std::string(kInside), told, "told when it was said"});
    return;
  }
}

/// "clarified that the ban, announced a day earlier, would spare the young", "said that what he had called
/// “theft” was a loan": the subject of the words now names those before.
void RevisionFinder::split_topic(const Episode& episode, bool named_only, Revision& out) const {
  if (out.revised.empty() || !out.original.empty()) return;
  const TokenRange words = syntax_.tokens_in(out.revised);
  if (words.empty()) return;
  const TokenIndex root = root_in(words);
  TokenIndex subject;
  for (const char* relation : {"nsubj", "csubj"}) {
    if (!subject.valid()) subject = syntax_.child(root, relation);
  }
  if (!subject.valid() || subject > root || !words.contains(subject)) return;
  TokenRange topic = syntax_.subtree(subject);
  ByteSpan named = topic_of(topic, subject, named_only);
  if (named.empty()) {  // "the king, in calling it “fair”, had ..."
    TokenIndex first = root;
    while (first > topic.end_index && syntax_.upos(first - 1) != "PUNCT") --first;
    topic.end_index = std::max(first, topic.end_index);
    named = topic_of(topic, subject, named_only);
  }
  if (named.empty() || named.overlaps(episode.to)) return;
  TokenIndex first = topic.end_index;
  while (first < words.end_index && syntax_.upos(first) == "PUNCT") ++first;
  if (first >= words.end_index) return;
  out.from = this->words(named);
  out.revised = without_edges(context_.document.text(), syntax_.span({first, words.end_index}));
  out.derivation.push_back({"topic", named, "what the words now are about"});
}

/// What a subject names as said: its quotation; what was "announced"; if nothing else is known
/// (`named_only`) the subject itself.
ByteSpan RevisionFinder::topic_of(TokenRange topic, TokenIndex subject, bool named_only) const {
  const std::string_view text = context_.document.text();
  for (const TokenIndex t : topic) {
    const QuotationIndex q = context_.document.quotation_at(syntax_.span(t).begin);
    const bool inside = q.valid() && syntax_.span(topic).contains(context_.document.quotations()[q].outer());
    if (inside) return without_edges(text, context_.document.quotations()[q].parts.front().inner);
  }
  for (const TokenIndex c : topic) {
    const bool participle = is_one_of(syntax_.xpos(c), {"VBN", "VBD"}) &&
                            (!syntax_.has_child(c, "nsubj") || syntax_.has_child(c, "obj"));
    if (c < subject || syntax_.base_relation(c) != "acl" || !participle) continue;
    return without_edges(text, syntax_.span({topic.begin_index, syntax_.subtree(c).begin_index}));
  }
  const bool said = context_.tables.revisions.classes.contains("saying", syntax_.lemma(subject)) ||
                    context_.tables.revisions.classes.contains("stand", syntax_.lemma(subject));
  return said && named_only && topic.size() > 2 ? without_edges(text, syntax_.span(topic)) : ByteSpan{};
}

/// Weak cues ("I beg your pardon") count only where the words are there. "For changing her mind" alone tells
/// of no words at all.
bool RevisionFinder::is_supported(const Episode& episode, const Revision& revision) const {
  const bool bare = revision.from.empty() && revision.to.empty() && revision.about.empty();
  if (bare && revision.kind == RevisionKind::reversal) return false;
  if (!is_weak(episode)) return true;
  const bool one = revision.kind == RevisionKind::denial || revision.kind == RevisionKind::retraction ||
                   revision.kind == RevisionKind::clarification;
  const bool told = !episode.before.empty() && episode.kind == RevisionKind::correction;
  return !revision.from.empty() && (one || told || !revision.to.empty()) && are_related(episode, revision);
}

/// "apologised for suggesting X. “I was wrong to say it”": with no words now it only takes back X.
bool RevisionFinder::retracts(Episode& episode, Revision& revision) const {
  const bool retraction = std::ranges::any_of(
      episode.parts, [](const RevisionPart* p) { return p->cue->kind == RevisionKind::retraction; });
  if (episode.kind != RevisionKind::correction || !retraction) return false;
  episode.kind = RevisionKind::retraction;
  revision = revision_of(episode);
  return is_supported(episode, revision);
}

/// Does the cue's sentence tie the telling to the cue: "A, who had said X, gave way"; "no such plan, he said
/// of a report that X"; "his office issued a clarification" of what he said?
bool RevisionFinder::is_tied(const Episode& episode, const Telling& t) const {
  const SentenceIndex sentence = episode.parts.front()->sentence;
  const bool here = t.sentence == sentence, beside = here || t.sentence + 1 == sentence;
  const bool next_to = beside || sentence + 1 == t.sentence;
  const bool has_words = std::ranges::any_of(episode.parts, [](const RevisionPart* p) {
    return p->cue->use == RevisionCue::Use::words || p->cue->itself;
  });
  if (t.source == episode.speaker)
    return (next_to && t.earlier) || (beside && !here && ((t.quoted && has_words) || points_back(episode)));
  if (episode.kind == RevisionKind::denial)
    return (here && (!t.statement.valid() || t.earlier)) || (beside && names_claim(episode));
  if (t.source.kind != SourceRef::Kind::actor || episode.speaker.kind != SourceRef::Kind::actor) return false;
  if (const TokenIndex verb = episode.parts.front()->verb; verb.valid() && here) {
    for (const TokenIndex c : syntax_.children(verb)) {  // "he had spoken in jest", his aide said
      if (syntax_.base_relation(c) == "nsubj" && context_.actors.actor_of(c) == t.source.actor) return true;
    }
  }
  for (const TokenIndex word :
       syntax_.sentence(sentence).tokens) {  // "his office", "an aide to the minister"
    const TokenIndex head = syntax_.head(word);
    const bool of_speaker = head.valid() && context_.actors.actor_of(head) == episode.speaker.actor;
    if (of_speaker && context_.actors.actor_of(word) == t.source.actor) return true;
  }
  return false;
}

/// "“That was a misprint,” he said": of what was said just before.
bool RevisionFinder::points_back(const Episode& episode) const {
  const RevisionPart& cue = *episode.parts.front();
  const TokenIndex subject = cue.verb.valid() ? syntax_.child(cue.verb, "nsubj") : TokenIndex::none();
  return subject.valid() && subject < cue.words.end_index &&
         is_one_of(syntax_.lower(subject), {"that", "this", "it"});
}

/// "shot the story down", "dismissed that account as fantasy": the report that was told just before.
bool RevisionFinder::names_claim(const Episode& episode) const {
  const RevisionTables& tables = context_.tables.revisions;
  for (const TokenIndex t : episode.parts.front()->words) {  // to deny a charge is to deny guilt
    const bool named = tables.classes.contains("report", syntax_.lemma(t)) ||
                       is_one_of(syntax_.lemma(t), {"claim", "assertion", "version", "account"});
    const TokenIndex det = named ? syntax_.child(t, "det") : TokenIndex::none();
    if (det.valid() && is_one_of(syntax_.lower(det), {"the", "that", "this", "these", "those"})) return true;
  }
  return false;
}

/// Are the words before given by the cue, or do the words now, or else the cue's sentence, take up one of
/// theirs?
bool RevisionFinder::are_related(const Episode& episode, const Revision& revision) const {
  if (!episode.from.empty() || !episode.before.empty() || revision.original.empty()) return true;
  const bool told = std::ranges::any_of(
      tellings_, [&](const Telling& t) { return t.span.overlaps(revision.original) && is_tied(episode, t); });
  const bool inside = std::ranges::any_of(revision.derivation, [](const DerivationStep& step) {
    return step.rule == kInside || step.rule == kNamedSaying || step.rule == kOwnNegation;
  });
  if (told || inside) return true;
  const SentenceIndex sentence = episode.parts.front()->sentence;
  const TokenRange now =
      revision.revised.empty() ? syntax_.sentence(sentence).tokens : syntax_.tokens_in(revision.revised);
  const bool corrects = episode.kind == RevisionKind::correction;
  if (corrects && !episode.to.empty() && !counterpart_in(context_, revision.original, episode.to).empty())
    return true;
  if (corrects && (figure_change(syntax_, revision.original, revision.revised) ||
                   name_change(context_, revision.original, revision.revised)))
    return true;
  const auto tells = [&](TokenIndex t) {
    return is_one_of(syntax_.upos(t), {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}) && syntax_.lemma(t) != "say";
  };
  for (const TokenIndex before : syntax_.tokens_in(revision.original)) {
    if (!tells(before)) continue;
    for (const TokenIndex t : now) {
      if (t != before && tells(t) && syntax_.lemma(t) == syntax_.lemma(before)) return true;
    }
  }
  return false;
}

void RevisionFinder::name_changes(const Episode& episode, Revision& out) const {
  if (narrow_sentences(episode, out)) return;
  if (out.from.empty()) out.from = words(episode.from);
  out.to = words(episode.to);
  const ByteSpan old = episode.from.empty() ? out.original : episode.from;
  const ByteSpan now = episode.to.empty() ? out.revised : episode.to;
  if (!old.empty() && !now.empty()) {
    if (const auto change = change_of(episode, old, now, out.revised)) {
      if (episode.from.empty()) out.from = words(change->from);
      if (episode.to.empty()) out.to = words(change->to);
    }
  }
  if (out.from.empty()) out.from = words(without_edges(context_.document.text(), out.original));
  if (out.to.empty()) out.to = words(without_edges(context_.document.text(), out.revised));
  // "made a U-turn on the tax, saying that it would go"
  if (out.from.empty() && !out.to.empty() && episode.kind == RevisionKind::reversal) out.from = out.about;
}

/// "“We shall join in June” had become “We shall decide in June”": of whole sentences the words that differ.
bool RevisionFinder::narrow_sentences(const Episode& episode, Revision& out) const {
  constexpr std::size_t kSentence = 4;  // words, at least
  if (episode.from.empty() || episode.to.empty() || !out.original.empty()) return false;
  const Wording before = wording_of(syntax_, episode.from), after = wording_of(syntax_, episode.to);
  if (std::min(before.words.size(), after.words.size()) < kSentence) return false;
  const auto change = change_between(before, after);
  if (!change || likeness(before.words, after.words) < kAlike) return false;
  out.original = episode.from;
  out.revised = episode.to;
  out.from = words(change->from);
  out.to = words(change->to);
  return true;
}

/// What changed from one wording to the other: the words that differ, of a correction else the figure or the
/// name that stands for another.
std::optional<Change> RevisionFinder::change_of(const Episode& episode, ByteSpan old, ByteSpan now,
                                                ByteSpan revised) const {
  if (episode.from.empty() && episode.before.empty() && !revised.empty()) {
    const Wording before = wording_of(syntax_, old), after = wording_of(syntax_, revised);
    const auto change = change_between(before, after);
    if (change && likeness(before.words, after.words) >= kAlike) {
      return Change{whole_figure(syntax_, change->from), whole_figure(syntax_, change->to)};
    }
  }
  const bool facts = episode.kind == RevisionKind::correction || episode.kind == RevisionKind::retraction;
  if (!facts) return std::nullopt;
  if (const auto change = figure_change(syntax_, old, now)) return change;
  if (episode.kind != RevisionKind::correction) return std::nullopt;
  if (!episode.to.empty()) {
    const ByteSpan name = counterpart_in(context_, old, now);
    return name.empty() ? std::nullopt : std::optional(Change{name, now});
  }
  if (const auto change = name_change(context_, old, now)) return change;
  return noun_change(syntax_, old, now);
}

/// "retracted its warning about a batch of syrup", "backtracked on nuclear power": no words of it are told.
void RevisionFinder::name_object(const Episode& episode, Revision& out) const {
  if (episode.kind != RevisionKind::retraction && episode.kind != RevisionKind::reversal) return;
  for (const RevisionPart* part : episode.parts) {
    if (!out.from.empty()) return;
    const ByteSpan object = object_of_cue(context_, part->verb);
    if (!object.overlaps(out.revised)) out.from = words(object);
  }
  if (out.from.empty()) out.from = out.about;
}

Revision RevisionFinder::revision_of(const Episode& episode) const {
  Revision out;
  out.speaker = episode.speaker;
  out.kind = episode.kind;
  out.about = episode.about;
  for (const RevisionPart* part : episode.parts) {
    out.evidence.push_back(part->evidence);
    out.derivation.push_back({fmt::format("revision_cues.tsv: {}", part->cue->pattern.written()),
                              part->evidence,
                              part->cue->use == RevisionCue::Use::cue ? std::string(name_of(part->cue->kind))
                              : part->cue->use == RevisionCue::Use::old_wording ? "the earlier wording"
                                                                                : "the words",
                              part->cue->row});
  }
  take_given(episode, out);
  find_claim(episode, out);
  take_looked_up(episode, out);
  name_changes(episode, out);
  if (!out.original.empty()) out.original_statement = statement_around(statements_, out.original);
  if (!out.revised.empty()) out.revised_statement = statement_around(statements_, out.revised);
  return out;
}

}  // namespace

std::vector<Revision> find_revisions(const RecordContext& context, const Statements& statements) {
  return RevisionFinder(context, statements).find();
}

}  // namespace readout
