// See revision_episodes.hpp.
#include "record/revision_episodes.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/one_of.hpp"
#include "record/revision_objects.hpp"
#include "record/revision_wordings.hpp"

namespace readout {
namespace {

constexpr int kFarthest = 4;           // sentences between two parts of one episode
constexpr int kBeside = 2;             // sentences between a cue and words given for it
constexpr double kSameSentence = 0.5;  // likeness of a wording and the sentence it corrects

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

int sentences_between(const RevisionPart& a, const RevisionPart& b) {
  return static_cast<int>(a.sentence.value()) - static_cast<int>(b.sentence.value());
}

class EpisodeBuilder {
 public:
  explicit EpisodeBuilder(const RecordContext& context) : context_(context), syntax_(context.syntax) {}

  void add(const RevisionPart& part) {
    auto home =
        std::find_if(episodes_.rbegin(), episodes_.rend(), [&](const Episode& e) { return fits(e, part); });
    if (home == episodes_.rend()) {
      episodes_.push_back({part.speaker, part.cue->kind, {}, {}, {}, {}, part.claimant, {}, {}, {}});
      home = episodes_.rbegin();
    }
    Episode& e = *home;
    e.speaker = part.speaker;
    if (weight(part.cue->kind) > weight(e.kind)) e.kind = part.cue->kind;
    if (e.from.empty()) e.from = part.from;
    if (e.to.empty()) e.to = part.to;
    if (e.after.empty()) e.after = part.after;
    if (!part.before.empty()) e.before.push_back(part.before);
    if (e.about.empty()) e.about = part.about;
    e.parts.push_back(&part);
  }

  /// "I said he never came. I should have said he never came back.": the wording beside a new one that is
  /// like it.
  void add_old_wording(const RevisionPart& part) {
    for (Episode& e : episodes_) {
      if (!(e.speaker == part.speaker) || e.after.empty()) continue;
      const bool beside = std::ranges::any_of(e.parts, [&](const RevisionPart* p) {
        const int apart = sentences_between(*p, part);
        return !p->after.empty() && apart >= 0 && apart <= 1 && !p->after.overlaps(part.before);
      });
      if (!beside) continue;
      if (likeness(wording_of(syntax_, part.before).words, wording_of(syntax_, e.after).words) <
          kSameSentence)
        continue;
      e.before.push_back(part.before);
      e.parts.push_back(&part);
      return;
    }
  }

  /// "The right figure was 28": words for the nearest cue.
  void add_words(const RevisionPart& part) {
    Episode* best = nullptr;
    int best_apart = kBeside + 1;
    for (Episode& e : episodes_) {
      for (const RevisionPart* p : e.parts) {
        const int apart = std::abs(sentences_between(*p, part));
        const bool his = part.speaker.kind == SourceRef::Kind::reporter || part.speaker == e.speaker;
        const bool changed = e.kind == RevisionKind::reversal && part.from.empty() && !part.to.empty();
        if (e.kind == RevisionKind::denial || changed || (apart > 1 && !his)) continue;
        if (apart >= best_apart || p->cue->use == RevisionCue::Use::words) continue;
        best = &e;
        best_apart = apart;
      }
    }
    // "her office later said the right number was 130": no cue but this
    const bool alone = !best && part.cue->found && part.speaker.kind == SourceRef::Kind::actor;
    if (alone)
      best = &episodes_.emplace_back(Episode{part.speaker, part.cue->kind, {}, {}, {}, {}, {}, {}, {}, {}});
    if (!best || !fill(*best, part)) return;
    best->parts.push_back(&part);
  }

  std::vector<Episode> take() {
    for (Episode& e : episodes_) {
      take_change(e);
      take_contrast(e);
      take_object(e);
    }
    return std::move(episodes_);
  }

 private:
  /// Does the part give anything that the episode lacks?
  static bool fill(Episode& e, const RevisionPart& part) {
    const bool old = e.from.empty() && e.before.empty() && !(part.from.empty() && part.before.empty());
    const bool known = e.from.overlaps(part.after) || e.from.overlaps(part.to);  // as the words before
    const bool now = e.to.empty() && e.after.empty() && !(part.to.empty() && part.after.empty()) && !known;
    if (old) e.from = part.from;
    if (old && !part.before.empty()) e.before.push_back(part.before);
    if (now) e.to = part.to;
    if (now) e.after = part.after;
    return old || now;
  }

  std::string_view words(ByteSpan span) const { return context_.document.words(span); }

  bool fits(const Episode& episode, const RevisionPart& part) const {
    const RevisionPart& last = *episode.parts.back();
    if (is_signed(episode, part)) return true;
    if (!(episode.speaker == part.speaker)) return false;
    const bool denial = part.cue->kind == RevisionKind::denial || last.cue->kind == RevisionKind::denial;
    const bool other_result = !part.to.empty() && !episode.to.empty() && words(part.to) != words(episode.to);
    if (part.sentence == last.sentence && part.cue->kind == last.cue->kind && !other_result) return true;
    // "rejected reports that A was leaving. "There is no such plan," he said.": the weak cue is of the same
    // denial
    const bool both =
        part.cue->kind == last.cue->kind && part.cue->found && sentences_between(part, last) <= 1;
    if (denial) return both;
    if (sentences_between(part, last) > kFarthest) return false;
    const bool two_changes =
        !part.from.empty() && !episode.from.empty() && words(part.from) != words(episode.from);
    const bool two_wordings = !part.after.empty() && !episode.after.empty();
    return !two_changes && !other_result && !two_wordings;
  }

  /// "An article misstated A. ... The Globe regrets the error.": who the paper is.
  static bool is_signed(const Episode& episode, const RevisionPart& part) {
    const bool paper = episode.speaker.kind == SourceRef::Kind::reporter;
    const bool bare = part.from.empty() && part.to.empty() && part.before.empty() && part.after.empty();
    return paper && bare && part.cue->found && part.cue->kind == RevisionKind::correction &&
           sentences_between(part, *episode.parts.back()) <= kFarthest;
  }

  /// "took back her jibe that A was B", "disowned a column in which C": the words stand in what the verb
  /// takes.
  void take_object(Episode& e) const {
    if (!e.from.empty() || !e.before.empty()) return;
    for (const RevisionPart* part : e.parts) {
      if (part->words.empty() || part->cue->use != RevisionCue::Use::cue) continue;
      const CueWords words = words_of(*part, e);
      if (words.span.empty()) continue;
      if (words.of_noun) {
        if (e.stand.empty()) e.stand = words.span;
        continue;
      }
      if (words.told && e.kind == RevisionKind::correction) {
        e.before.push_back(words.span);
      } else {
        e.from = words.span;
      }
      return;
    }
  }

  /// The words that the part's verb, or another verb among its words ("admitted that he erred"), takes.
  CueWords words_of(const RevisionPart& part, const Episode& e) const {
    std::vector<TokenIndex> verbs = {part.verb};
    for (const TokenIndex t : part.words) {
      if (t != part.verb && is_one_of(syntax_.upos(t), {"VERB", "ADJ"})) verbs.push_back(t);
    }
    for (const TokenIndex verb : verbs) {
      const CueWords words = words_of_cue(context_, part.words, verb, e.kind);
      if (!words.span.empty() && !words.span.overlaps(e.after) && !words.span.overlaps(e.to)) return words;
    }
    return e.kind == RevisionKind::denial ? CueWords{} : words_of_nouns(part);
  }

  /// "he “withdrew and regretted” his statement that A was B": a noun of the cue that its verb does not take.
  CueWords words_of_nouns(const RevisionPart& part) const {
    for (const TokenIndex t : part.words) {
      if (!context_.tables.revisions.classes.contains("saying", syntax_.lemma(t))) continue;
      const CueWords words = words_of_noun(context_, t);
      if (!words.span.empty()) return words;
    }
    return {};
  }

  /// "revised the number of the dead to 14 from 19"
  void take_change(Episode& e) const {
    if (e.kind != RevisionKind::correction || !e.from.empty() || !e.to.empty()) return;
    for (const RevisionPart* part : e.parts) {
      const auto change = change_under(syntax_, part->verb.valid() ? part->verb : part->words.begin_index);
      if (!change) continue;
      e.from = change->from;
      e.to = change->to;
      return;
    }
  }

  /// "The picture was taken in 2009, and not in 2019", in the sentence of the cue or the next one.
  void take_contrast(Episode& e) const {
    if (!e.to.empty() || e.kind == RevisionKind::denial || e.kind == RevisionKind::clarification) return;
    const SentenceIndex first = e.parts.front()->sentence, last = e.parts.back()->sentence;
    for (SentenceIndex s = first; s <= last + 1 && s.value() < syntax_.sentences().size(); ++s) {
      const auto change = contrast_in(context_, syntax_.sentence(s).tokens);
      if (!change) continue;
      e.from = change->from;
      e.to = change->to;
      return;
    }
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  std::vector<Episode> episodes_;
};

}  // namespace

std::vector<Episode> episodes_of(const RecordContext& context, const std::vector<RevisionPart>& parts) {
  EpisodeBuilder builder(context);
  for (const RevisionPart& part : parts) {
    if (part.cue->use == RevisionCue::Use::cue) builder.add(part);
  }
  for (const RevisionPart& part : parts) {
    if (part.cue->use == RevisionCue::Use::old_wording) builder.add_old_wording(part);
    if (part.cue->use == RevisionCue::Use::words) builder.add_words(part);
  }
  return builder.take();
}

}  // namespace readout
