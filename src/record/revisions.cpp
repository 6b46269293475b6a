// Second and third step of revisions: parts that belong together, and what they leave to be looked up; see
// revisions.hpp.
#include "record/revisions.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "record/revision_cues.hpp"
#include "record/revision_objects.hpp"
#include "record/revision_wordings.hpp"
#include "record/statement_map.hpp"

namespace readout {
namespace {

constexpr int kFarthest = 4;              // sentences between two parts of one episode
constexpr double kSameSentence = 0.5;     // likeness of a wording and the sentence it corrects
constexpr double kCorrected = 0.35;       // the same where a cue says that the new wording corrects something
constexpr std::size_t kCandidates = 300;  // earlier sentences looked at

using Statements = IndexedVector<StatementIndex, Statement>;

struct Episode {
  SourceRef speaker;
  RevisionKind kind = RevisionKind::retraction;
  ByteSpan from, to, after;
  ActorIndex claimant;
  std::vector<ByteSpan> before;
  std::string about;
  std::vector<const RevisionPart*> parts;
};

/// A correction that gives words says more than the verb that announces it.
int weight(RevisionKind kind) {
  switch (kind) {
    case RevisionKind::correction:
      return 4;
    case RevisionKind::denial:
      return 3;
    case RevisionKind::clarification:
      return 2;
    case RevisionKind::retraction:
      return 1;
    case RevisionKind::reversal:
      return 0;
  }
  return 0;
}

class RevisionFinder {
 public:
  RevisionFinder(const RecordContext& context, const Statements& statements)
      : context_(context), syntax_(context.syntax), statements_(statements) {}

  std::vector<Revision> find() {
    const std::vector<RevisionPart> parts = find_revision_parts(context_, statements_);
    for (const RevisionPart& part : parts) {
      if (part.cue->use == RevisionCue::Use::cue) add(part);
    }
    for (const RevisionPart& part : parts) {
      if (part.cue->use == RevisionCue::Use::old_wording) add_old_wording(part);
    }
    std::vector<Revision> out;
    for (Episode& episode : episodes_) {
      take_object(episode);
      take_contrast(episode);
      Revision revision = revision_of(episode);
      const bool bare = revision.from.empty() && revision.to.empty() && revision.about.empty();
      // "for changing her mind" alone tells of no words at all
      if (bare && revision.kind == RevisionKind::reversal) continue;
      if (is_supported(episode, revision)) out.push_back(std::move(revision));
    }
    return out;
  }

 private:
  void add(const RevisionPart& part);
  void add_old_wording(const RevisionPart& part);
  bool fits(const Episode& episode, const RevisionPart& part) const;
  Revision revision_of(const Episode& episode) const;
  void find_next_words(const Episode& episode, Revision& out) const;
  void take_next_sentence(const RevisionPart& last, Revision& out) const;
  bool cue_is_noun(const Statement& s) const;
  bool names_speaker(const Episode& episode, const Statement& s) const;
  void find_claim(const Episode& episode, Revision& out) const;
  void find_original(const Episode& episode, Revision& out) const;
  void take_object(Episode& episode) const;
  void take_contrast(Episode& episode) const;
  ByteSpan told_beside(const RevisionPart& part) const;
  void take_nearest(const Episode& episode, Revision& out) const;
  bool is_supported(const Episode& episode, const Revision& revision) const;
  void find_denied(const Episode& episode, Revision& out) const;
  bool is_earlier_word(const Statement& s) const;
  ByteSpan without_marks(ByteSpan span) const;
  void take_given(const Episode& episode, Revision& out) const;
  std::vector<ByteSpan> other_sentences(const Episode& episode) const;
  std::vector<ByteSpan> sentences_in(ByteSpan span) const;
  void name_changes(const Episode& episode, Revision& out) const;
  std::string words(ByteSpan span) const { return std::string(context_.document.words(span)); }
  std::uint32_t start_of(const Episode& e) const {
    return syntax_.span(e.parts.front()->words.begin_index).begin;
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  const Statements& statements_;
  std::vector<Episode> episodes_;
};

bool RevisionFinder::fits(const Episode& episode, const RevisionPart& part) const {
  if (!(episode.speaker == part.speaker)) return false;
  const RevisionPart& last = *episode.parts.back();
  const bool denial = part.cue->kind == RevisionKind::denial || last.cue->kind == RevisionKind::denial;
  if (part.sentence == last.sentence && part.cue->kind == last.cue->kind) return true;
  if (denial) return false;
  if (static_cast<int>(part.sentence.value()) - static_cast<int>(last.sentence.value()) > kFarthest)
    return false;
  const bool two_changes =
      !part.from.empty() && !episode.from.empty() && words(part.from) != words(episode.from);
  const bool two_wordings = !part.after.empty() && !episode.after.empty();
  return !two_changes && !two_wordings;
}

void RevisionFinder::add(const RevisionPart& part) {
  auto home =
      std::find_if(episodes_.rbegin(), episodes_.rend(), [&](const Episode& e) { return fits(e, part); });
  if (home == episodes_.rend()) {
    episodes_.push_back({part.speaker, part.cue->kind, {}, {}, {}, part.claimant, {}, {}, {}});
    home = episodes_.rbegin();
  }
  Episode& e = *home;
  if (weight(part.cue->kind) > weight(e.kind)) e.kind = part.cue->kind;
  if (e.from.empty()) e.from = part.from;
  if (e.to.empty()) e.to = part.to;
  if (e.after.empty()) e.after = part.after;
  if (!part.before.empty()) e.before.push_back(part.before);
  if (e.about.empty()) e.about = part.about;
  e.parts.push_back(&part);
}

/// "I said he never came. I should have said he never came back.": the wording beside a new one that is like
/// it.
void RevisionFinder::add_old_wording(const RevisionPart& part) {
  for (Episode& e : episodes_) {
    if (!(e.speaker == part.speaker) || e.after.empty()) continue;
    const bool beside = std::ranges::any_of(e.parts, [&](const RevisionPart* p) {
      const int apart = static_cast<int>(p->sentence.value()) - static_cast<int>(part.sentence.value());
      return !p->after.empty() && apart >= 0 && apart <= 1 && !p->after.overlaps(part.before);
    });
    if (!beside) continue;
    if (likeness(wording_of(syntax_, part.before).words, wording_of(syntax_, e.after).words) < kSameSentence)
      continue;
    e.before.push_back(part.before);
    e.parts.push_back(&part);
    return;
  }
}

/// The speaker's sentences outside the episode: those before it, nearest first, then those after.
std::vector<ByteSpan> RevisionFinder::other_sentences(const Episode& episode) const {
  std::vector<ByteSpan> before, after;
  const std::uint32_t start = start_of(episode);
  for (const Statement& s : statements_) {
    if (!(s.source == episode.speaker)) continue;
    for (const ByteSpan part : s.content) {
      for (const ByteSpan piece : sentences_in(part)) {
        const bool own = std::ranges::any_of(
            episode.parts, [&](const RevisionPart* p) { return p->evidence.overlaps(piece); });
        if (!own) (piece.end <= start ? before : after).push_back(piece);
      }
    }
  }
  std::ranges::sort(before, std::greater<>());
  std::ranges::sort(after);
  before.insert(before.end(), after.begin(), after.end());
  if (before.size() > kCandidates) before.resize(kCandidates);
  return before;
}

/// The sentences of a content, and the clauses told in them.
std::vector<ByteSpan> RevisionFinder::sentences_in(ByteSpan span) const {
  std::vector<ByteSpan> out;
  const TokenRange tokens = syntax_.tokens_in(span);
  for (TokenIndex t = tokens.begin_index; t < tokens.end_index;) {
    const TokenIndex end =
        std::min(syntax_.sentence(syntax_.sentence_of(t)).tokens.end_index, tokens.end_index);
    out.push_back(syntax_.span(TokenRange{t, end}));
    for (TokenIndex u = t; u < end; ++u) {  // "I have said that using two was a mistake": what was said, too
      const TokenRange clause = syntax_.subtree(u);
      if (syntax_.base_relation(u) == "ccomp" && clause.begin_index > t && clause.end_index <= end)
        out.push_back(syntax_.span(clause));
    }
    t = std::max(end, t + 1);
  }
  return out;
}

/// A retraction that gives no new words: what the speaker says next, in this sentence or the two after.
void RevisionFinder::find_next_words(const Episode& episode, Revision& out) const {
  if (!out.revised.empty() || !episode.to.empty() || episode.kind == RevisionKind::denial) return;
  const RevisionPart& last = *episode.parts.back();
  const std::uint32_t after = last.evidence.end;
  if (episode.speaker.kind == SourceRef::Kind::reporter) return take_next_sentence(last, out);
  const std::size_t limit_sentence =
      std::min<std::size_t>(last.sentence.value() + 2, syntax_.sentences().size() - 1);
  const std::uint32_t limit = syntax_.span(syntax_.sentence(SentenceIndex(limit_sentence)).tokens).end;
  const Statement* next = nullptr;
  for (const Statement& s : statements_) {
    if (!(s.source == episode.speaker) || s.content.empty()) continue;
    if (cue_is_noun(s) || s.act == "regret") continue;  // "his comments about": no words of his
    if (is_earlier_word(s)) continue;
    if (std::ranges::any_of(episode.before, [&](ByteSpan b) { return b.overlaps(s.content.front()); }))
      continue;
    if (s.content.front().begin < after || s.content.front().begin >= limit) continue;
    if (!next || s.content.front().begin < next->content.front().begin) next = &s;
  }
  if (!next) {
    out.revised = told_beside(episode.parts.front()->verb.valid() ? *episode.parts.front() : last);
    if (!out.revised.empty())
      out.derivation.push_back({"told beside", out.revised, "what the cue's clause goes on to tell"});
    return;
  }
  out.revised = next->content.front();
  out.derivation.push_back({"next words", out.revised, "what the speaker says next"});
}

/// "A relented: the students may come", "changed course and lifted his objection", "backed away, putting it
/// at 6": what stands behind a colon, else what the same subject does next in the sentence.
ByteSpan RevisionFinder::told_beside(const RevisionPart& part) const {
  const TokenRange sentence = syntax_.sentence(part.sentence).tokens;
  for (TokenIndex t = part.words.end_index; t + 1 < sentence.end_index; ++t) {
    if (syntax_.lower(t) == ":")
      return without_edges(context_.document.text(), syntax_.span({t + 1, sentence.end_index}));
  }
  if (!part.verb.valid()) return {};
  for (const TokenIndex c : syntax_.children(part.verb)) {
    const std::string_view relation = syntax_.base_relation(c);
    const bool goes_on = relation == "conj" ||
                         (relation == "advcl" && syntax_.xpos(c) == "VBG" && marker_of(syntax_, c).empty());
    if (!goes_on || c < part.verb) continue;
    const TokenRange words = syntax_.subtree(c);
    const TokenIndex first =
        syntax_.upos(words.begin_index) == "CCONJ" ? words.begin_index + 1 : words.begin_index;
    return without_edges(context_.document.text(), syntax_.span({first, words.end_index}));
  }
  return {};
}

bool RevisionFinder::cue_is_noun(const Statement& s) const {
  const TokenRange cue = syntax_.tokens_in(s.cue);
  return !cue.empty() && syntax_.upos(cue.end_index - 1) == "NOUN";
}

/// "An earlier version of this report misstated the date. It is 4 May."
void RevisionFinder::take_next_sentence(const RevisionPart& last, Revision& out) const {
  const SentenceIndex next = last.sentence + 1;
  if (next.value() >= syntax_.sentences().size()) return;
  if (syntax_.sentence(next).paragraph != syntax_.sentence(last.sentence).paragraph) return;
  out.revised = syntax_.span(syntax_.sentence(next).tokens);
  out.derivation.push_back({"next words", out.revised, "what the report says next"});
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
  if (!episode.claimant.valid() || !out.original.empty()) return;
  const Statement* claim = nullptr;
  bool about_speaker = false;
  for (const Statement& s : statements_) {
    const bool his = s.source == SourceRef{SourceRef::Kind::actor, episode.claimant} && !s.content.empty();
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

void RevisionFinder::find_original(const Episode& episode, Revision& out) const {
  if (!out.original.empty() || episode.kind == RevisionKind::denial) return;
  const auto from = wording_of(syntax_, episode.from).words, to = wording_of(syntax_, episode.to).words;
  const auto wanted = swapped(wording_of(syntax_, out.revised).words, to, from);
  const double enough = episode.kind == RevisionKind::correction ? kCorrected : kSameSentence;
  double best = 0;
  for (const ByteSpan span : other_sentences(episode)) {
    const auto sentence = wording_of(syntax_, span).words;
    if (!from.empty() && !holds(sentence, from)) continue;
    // The words taken back, standing in only one place, are enough where no whole sentence is given.
    const double like = wanted.empty() ? (from.empty() ? 0 : kSameSentence) : likeness(sentence, wanted);
    if (like <= best || like < enough || span.overlaps(out.revised)) continue;
    best = like;
    out.original = span;
  }
  if (best == 0) return take_nearest(episode, out);
  out.original = without_marks(out.original);
  out.derivation.push_back(
      {"alignment", out.original, fmt::format("lies beside the new wording: {:.2f}", best)});
}

/// "took back her jibe that A was B", "disowned a column in which C": the words stand in what the verb takes.
void RevisionFinder::take_object(Episode& e) const {
  if (!e.from.empty() || !e.before.empty()) return;
  for (const RevisionPart* part : e.parts) {
    if (part->words.empty() || !part->verb.valid()) continue;
    const ByteSpan words = words_in_object(context_, part->verb);
    if (words.empty() || words.overlaps(e.after) || words.overlaps(e.to)) continue;
    e.from = words;
    return;
  }
}

/// "The picture was taken in 2009, and not in 2019", in the sentence of the cue or the next one.
void RevisionFinder::take_contrast(Episode& e) const {
  if (!e.to.empty() || e.kind == RevisionKind::denial) return;
  const SentenceIndex first = e.parts.front()->sentence, last = e.parts.back()->sentence;
  for (SentenceIndex s = first; s <= last + 1 && s.value() < syntax_.sentences().size(); ++s) {
    const auto change = contrast_in(context_, syntax_.sentence(s).tokens);
    if (!change) continue;
    e.from = change->from;
    e.to = change->to;
    return;
  }
}

/// Weak cues ("I beg your pardon") count only where the words are there.
bool RevisionFinder::is_supported(const Episode& episode, const Revision& revision) const {
  const bool weak = std::ranges::all_of(episode.parts, [](const RevisionPart* p) { return p->cue->found; });
  if (!weak) return true;
  const bool one = revision.kind == RevisionKind::denial || revision.kind == RevisionKind::retraction;
  return !revision.from.empty() && (one || !revision.to.empty());
}

/// "Untrue," the ministry said: the nearest thing that anybody else, or nobody by name, said before.
void RevisionFinder::find_denied(const Episode& episode, Revision& out) const {
  if (episode.kind != RevisionKind::denial || !out.original.empty() || !episode.from.empty()) return;
  const Statement* claim = nullptr;
  for (const Statement& s : statements_) {
    if (s.source == episode.speaker || s.content.empty() || s.content.front().end > start_of(episode))
      continue;
    if (!claim || s.content.front().begin > claim->content.front().begin) claim = &s;
  }
  if (!claim) return;
  out.original = without_marks(claim->content.front());
  out.derivation.push_back({"claim", out.original, "the nearest thing that somebody else said before"});
}

/// Told as what was said before: "had told a rally", "used to say".
bool RevisionFinder::is_earlier_word(const Statement& s) const {
  if (!s.cue_word.valid()) return false;
  for (const TokenIndex c : syntax_.children(s.cue_word)) {
    if (syntax_.base_relation(c) == "aux" && syntax_.lower(c) == "had") return true;
  }
  return false;
}

/// Nothing that is alike: the nearest thing said before by the speaker, or by whoever is corrected; else what
/// he is told to have said earlier.
void RevisionFinder::take_nearest(const Episode& episode, Revision& out) const {
  constexpr int kNear = 3;  // sentences
  if (!episode.from.empty() || !episode.before.empty()) return;
  const SourceRef corrected =
      episode.claimant.valid() ? SourceRef{SourceRef::Kind::actor, episode.claimant} : episode.speaker;
  const SentenceIndex here = episode.parts.front()->sentence;
  const Statement* best = nullptr;
  int best_distance = 0;
  for (const Statement& s : statements_) {
    if (!(s.source == corrected) || s.content.empty() || s.content.front().overlaps(out.revised)) continue;
    const bool in_cue = std::ranges::any_of(episode.parts, [&](const RevisionPart* p) {
      return s.content.front().overlaps(syntax_.span(p->words));
    });
    const TokenIndex first = syntax_.token_at_or_after(s.content.front().begin);
    if (in_cue || !first.valid()) continue;
    const int distance =
        static_cast<int>(here.value()) - static_cast<int>(syntax_.sentence_of(first).value());
    const bool before = s.content.front().begin < start_of(episode);
    if (std::abs(distance) > kNear || (!before && !is_earlier_word(s))) continue;
    if (best && std::abs(distance) > std::abs(best_distance)) continue;
    best = &s;
    best_distance = distance;
  }
  if (!best) return;
  out.original = without_marks(best->content.front());
  out.derivation.push_back({"said before", out.original,
                            "the nearest thing that the speaker, or whoever is corrected, said before"});
}

void RevisionFinder::name_changes(const Episode& episode, Revision& out) const {
  out.from = words(episode.from);
  out.to = words(episode.to);
  const bool given = !episode.before.empty();
  if (out.from.empty() && !out.original.empty() && !out.revised.empty() && !given) {
    const Wording before = wording_of(syntax_, out.original), after = wording_of(syntax_, out.revised);
    const auto change = change_between(before, after);
    if (change && likeness(before.words, after.words) >= kSameSentence) {
      out.from = words(change->from);
      if (out.to.empty()) out.to = words(change->to);
    }
  }
  if (out.from.empty()) out.from = words(without_edges(context_.document.text(), out.original));
  if (out.to.empty()) out.to = words(without_edges(context_.document.text(), out.revised));
}

Revision RevisionFinder::revision_of(const Episode& episode) const {
  Revision out;
  out.speaker = episode.speaker;
  out.kind = episode.kind;
  out.about = episode.about;
  for (const RevisionPart* part : episode.parts) {
    out.evidence.push_back(part->evidence);
    out.derivation.push_back(
        {fmt::format("revision_cues.tsv: {}", part->cue->pattern.written()), part->evidence,
         part->cue->use == RevisionCue::Use::old_wording ? "the earlier wording"
                                                         : std::string(name_of(part->cue->kind))});
  }
  take_given(episode, out);
  find_claim(episode, out);
  find_denied(episode, out);
  find_next_words(episode, out);
  find_original(episode, out);
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
