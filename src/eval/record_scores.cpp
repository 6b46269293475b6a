// See record_scores.hpp.
#include "eval/record_scores.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr double kHalf = 0.5;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Words in lower case, without punctuation, possessive endings and articles.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    if (!word.empty() && word != "the" && word != "a" && word != "an") words.push_back(word);
    word.clear();
  };
  std::string lower = lower_case(text);
  for (std::size_t at; (at = lower.find("’")) != std::string::npos;)
    lower.replace(at, std::string_view("’").size(), "'");
  for (const char c : lower) {
    const bool part = (c & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'';
    if (part) {
      word += c;
    } else {
      finish();
    }
  }
  finish();
  return words;
}

/// F1 of the words that two wordings have in common; of two empty ones 1.
double likeness_of(std::string_view a, std::string_view b) {
  const std::vector<std::string> left = words_of(a);
  std::vector<std::string> right = words_of(b);
  const std::size_t all = left.size() + right.size();
  if (left.empty() || right.empty()) return left.size() == right.size() ? 1 : 0;
  std::size_t common = 0;
  for (const std::string& word : left) {
    const auto it = std::ranges::find(right, word);
    if (it == right.end()) continue;
    right.erase(it);
    ++common;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(all);
}

bool is_word_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }

/// Where the words stand in the text, as whole words.
std::vector<ByteSpan> places_of(std::string_view text, std::string_view words) {
  std::vector<ByteSpan> places;
  if (words.empty()) return places;
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool begins = at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(words.front());
    const bool ends = end == text.size() || !is_word_byte(text[end]) || !is_word_byte(words.back());
    if (begins && ends) places.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
  }
  return places;
}

/// The actors of a reading by the words of the gold file.
class Cast {
 public:
  explicit Cast(const Reading& reading) : reading_(reading), text_(reading.document->text()) {}

  bool is(const Wordings& wordings, ActorIndex actor) const {
    return std::ranges::any_of(wordings, [&](const std::string& words) { return is_named(words, actor); });
  }
  bool is(const Wordings& wordings, const SourceRef& source, std::string_view nobody) const {
    const bool named_nobody = wordings.empty() || wordings.front() == nobody;
    if (source.kind != SourceRef::Kind::actor) return named_nobody;
    return is(wordings, source.actor);
  }
  bool is_anybody(const Wordings& wordings) const {
    for (const ActorIndex a : reading_.actors.actors().indices()) {
      if (is(wordings, a)) return true;
    }
    return false;
  }
  const std::string& country(ActorIndex a) const { return reading_.actors[a].country; }
  std::string name(ActorIndex a) const { return a.valid() ? reading_.actors[a].name : "-"; }
  std::string name(const SourceRef& source) const {
    if (source.kind == SourceRef::Kind::actor) return name(source.actor);
    return source.kind == SourceRef::Kind::reporter ? "reporter" : "unattributed";
  }

 private:
  bool is_named(const std::string& words, ActorIndex actor) const {
    if (reading_.actors[actor].name == words) return true;
    const std::vector<ByteSpan> places = places_of(text_, words);
    return std::ranges::any_of(reading_.actors[actor].mentions, [&](MentionIndex m) {
      return std::ranges::any_of(places, [&](ByteSpan place) { return is_mention_of(m, place); });
    });
  }
  /// The same head word, and one within the other.
  bool is_mention_of(MentionIndex m, ByteSpan place) const {
    const Mention& mention = reading_.actors.mention(m);
    if (!mention.head.valid() || !place.contains(reading_.syntax.span(mention.head))) return false;
    if (place.end == mention.span.end) return true;
    if (mention.span.contains(place)) return true;
    // "two officials" of "two officials with knowledge of the matter"
    const TokenIndex above = reading_.syntax.head(mention.head);
    return place.contains(mention.span) && place.begin == mention.span.begin &&
           (!above.valid() || !place.contains(reading_.syntax.span(above)));
  }

  const Reading& reading_;
  std::string_view text_;
};

std::string first_of(const Wordings& wordings) { return wordings.empty() ? "-" : wordings.front(); }

/// Pairs of gold with system, greedily in the order of both; for each gold item the system's, or kNone.
std::vector<std::size_t> pair_up(std::size_t gold, std::size_t system,
                                 const std::function<bool(std::size_t, std::size_t)>& same) {
  std::vector<std::size_t> partner(gold, kNone);
  std::vector<bool> taken(system, false);
  for (std::size_t g = 0; g < gold; ++g) {
    for (std::size_t s = 0; s < system && partner[g] == kNone; ++s) {
      if (taken[s] || !same(g, s)) continue;
      partner[g] = s;
      taken[s] = true;
    }
  }
  return partner;
}

/// Two parties of a contact, and their share of its weight.
struct GoldPair {
  const ExpectedContact* contact;
  const Wordings *one, *other;
  double weight;
};
struct SystemPair {
  const Contact* contact;
  ActorIndex one, other;
  double weight;
};

std::vector<GoldPair> pairs_of(const ExpectedContact& contact) {
  std::vector<GoldPair> pairs;
  for (std::size_t i = 0; i < contact.sides.size(); ++i) {
    for (std::size_t k = i + 1; k < contact.sides.size(); ++k) {
      for (const Wordings& one : contact.sides[i]) {
        for (const Wordings& other : contact.sides[k]) pairs.push_back({&contact, &one, &other, 0});
      }
    }
  }
  for (GoldPair& pair : pairs) pair.weight = 1.0 / static_cast<double>(pairs.size());
  return pairs;
}

/// Across sides; of one country only if there are no others.
std::vector<SystemPair> pairs_of(const Cast& cast, const Contact& contact) {
  std::vector<std::vector<ActorIndex>> sides = contact.sides;
  if (sides.empty()) {
    for (const Participant& p : contact.participants) sides.push_back({p.actor});
  }
  std::vector<SystemPair> pairs, compatriots;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (std::size_t k = i + 1; k < sides.size(); ++k) {
      for (const ActorIndex one : sides[i]) {
        for (const ActorIndex other : sides[k]) {
          const bool same = !cast.country(one).empty() && cast.country(one) == cast.country(other);
          (same ? compatriots : pairs).push_back({&contact, one, other, 0});
        }
      }
    }
  }
  if (pairs.empty()) pairs = std::move(compatriots);
  for (SystemPair& pair : pairs) pair.weight = 1.0 / static_cast<double>(pairs.size());
  return pairs;
}

class RecordScorer {
 public:
  void add(const Passage& passage, const Reading& reading) {
    passage_ = &passage;
    reading_ = &reading;
    const Cast cast(reading);
    if (passage.kinds.contains(RecordKind::contact)) add_contacts(cast);
    if (passage.kinds.contains(RecordKind::history)) add_history(cast);
    if (passage.kinds.contains(RecordKind::judgement)) add_judgements(cast);
    if (passage.kinds.contains(RecordKind::revision)) add_revisions(cast);
  }

  RecordEvaluation finish(std::size_t passages) && {
    out_.passages = passages;
    return std::move(out_);
  }

 private:
  void add_contacts(const Cast& cast);
  void add_pairs_only(const Cast& cast, const std::vector<GoldPair>& gold,
                      const std::vector<SystemPair>& system);
  void add_history(const Cast& cast);
  void add_judgements(const Cast& cast);
  void add_revisions(const Cast& cast);
  bool is_same(const Cast& cast, const ExpectedRevision& gold, const Revision& found) const;
  bool is_same(const Cast& cast, const ExpectedJudgement& gold, const Judgement& found) const;
  bool is_same(const Cast& cast, const ExpectedHistory& gold, const HistoryClaim& found) const;
  bool is_at(const Wordings& wordings, const std::vector<ByteSpan>& evidence) const;
  std::string words(ByteSpan span) const { return std::string(reading_->document->words(span)); }

  ChainScore& measure(std::string_view name, std::vector<ChainScore>& among) {
    const auto it = std::ranges::find(among, name, &ChainScore::measure);
    if (it != among.end()) return *it;
    among.push_back({name});
    return among.back();
  }
  void count(std::string_view name, std::size_t gold, std::size_t system,
             const std::vector<std::size_t>& partner) {
    ChainScore& score = measure(name, out_.measures);
    const auto right =
        static_cast<double>(std::ranges::count_if(partner, [](std::size_t s) { return s != kNone; }));
    score.right_of_gold += right;
    score.right_of_system += right;
    score.gold += static_cast<double>(gold);
    score.system += static_cast<double>(system);
  }
  void respect(std::string_view name, bool right) {
    auto it = std::ranges::find(out_.respects, name, &Respect::name);
    if (it == out_.respects.end()) it = out_.respects.insert(it, {name});
    ++it->all;
    if (right) ++it->right;
  }
  /// The passages' errors, told in their order: what is missed, then what is too many.
  template <class Gold, class System>
  void tell(const std::vector<std::size_t>& partner, std::size_t system, Gold&& missed, System&& too_many) {
    for (std::size_t g = 0; g < partner.size(); ++g) {
      if (partner[g] == kNone) error("missed", missed(g));
    }
    for (std::size_t s = 0; s < system; ++s) {
      if (std::ranges::find(partner, s) == partner.end()) error("too many", too_many(s));
    }
  }
  void error(std::string_view what, const std::string& record) {
    out_.errors.push_back(fmt::format("{}:{}: {}: {}", passage_->line, passage_->name, what, record));
  }

  const Passage* passage_ = nullptr;
  const Reading* reading_ = nullptr;
  RecordEvaluation out_;
};

bool same_pair(const Cast& cast, const GoldPair& gold, const SystemPair& system) {
  return (cast.is(*gold.one, system.one) && cast.is(*gold.other, system.other)) ||
         (cast.is(*gold.one, system.other) && cast.is(*gold.other, system.one));
}

void RecordScorer::add_contacts(const Cast& cast) {
  std::vector<GoldPair> gold;
  std::vector<SystemPair> system;
  for (const ExpectedContact& c : passage_->contacts)
    std::ranges::copy(pairs_of(c), std::back_inserter(gold));
  for (const Contact& c : reading_->records.contacts)
    std::ranges::copy(pairs_of(cast, c), std::back_inserter(system));
  const auto partner = pair_up(gold.size(), system.size(), [&](std::size_t g, std::size_t s) {
    return gold[g].contact->status == system[s].contact->status && same_pair(cast, gold[g], system[s]);
  });
  ChainScore& score = measure("contacts, pair and status", out_.measures);
  for (std::size_t g = 0; g < gold.size(); ++g) {
    ChainScore& of_status = measure(name_of(gold[g].contact->status), out_.statuses);
    score.gold += gold[g].weight;
    of_status.gold += gold[g].weight;
    if (partner[g] == kNone) continue;
    const SystemPair& found = system[partner[g]];
    score.right_of_gold += gold[g].weight;
    of_status.right_of_gold += gold[g].weight;
    score.right_of_system += found.weight;
    of_status.right_of_system += found.weight;
    const ExpectedContact& expected = *gold[g].contact;
    const Contact& contact = *found.contact;
    respect("contact channel", contact.channel == expected.channel);
    respect("contact time", contact.time == expected.time);
    respect("contact place", likeness_of(contact.place, expected.place) >= kHalf);
    respect("contact on whose word", std::ranges::any_of(contact.on_word_of, [&](const SourceRef& source) {
              return cast.is(expected.on_word_of, source, "reporter");
            }));
  }
  for (const SystemPair& pair : system) {
    score.system += pair.weight;
    measure(name_of(pair.contact->status), out_.statuses).system += pair.weight;
  }
  add_pairs_only(cast, gold, system);
  tell(
      partner, system.size(),
      [&](std::size_t g) {
        return fmt::format("contact {} {} | {} ({})", name_of(gold[g].contact->status),
                           first_of(*gold[g].one), first_of(*gold[g].other),
                           first_of(gold[g].contact->evidence));
      },
      [&](std::size_t s) {
        return fmt::format("contact {} {} | {} ({})", name_of(system[s].contact->status),
                           cast.name(system[s].one), cast.name(system[s].other),
                           words(system[s].contact->evidence.front()));
      });
}

/// Whatever the status: each pair once.
void RecordScorer::add_pairs_only(const Cast& cast, const std::vector<GoldPair>& gold,
                                  const std::vector<SystemPair>& system) {
  std::vector<GoldPair> wanted;
  for (const GoldPair& pair : gold) {
    const bool there = std::ranges::any_of(wanted, [&](const GoldPair& w) {
      return (*w.one == *pair.one && *w.other == *pair.other) ||
             (*w.one == *pair.other && *w.other == *pair.one);
    });
    if (!there) wanted.push_back(pair);
  }
  std::vector<SystemPair> found;
  for (const SystemPair& pair : system) {
    const bool there = std::ranges::any_of(found, [&](const SystemPair& f) {
      return (f.one == pair.one && f.other == pair.other) || (f.one == pair.other && f.other == pair.one);
    });
    if (!there) found.push_back(pair);
  }
  const auto partner = pair_up(wanted.size(), found.size(), [&](std::size_t g, std::size_t s) {
    return same_pair(cast, wanted[g], found[s]);
  });
  ChainScore& score = measure("contacts, pair only", out_.measures);
  for (std::size_t g = 0; g < wanted.size(); ++g) {
    score.gold += wanted[g].weight;
    if (partner[g] == kNone) continue;
    score.right_of_gold += wanted[g].weight;
    score.right_of_system += found[partner[g]].weight;
  }
  for (const SystemPair& pair : found) score.system += pair.weight;
}

/// Does some evidence share half of the shorter one's characters with the words?
bool RecordScorer::is_at(const Wordings& wordings, const std::vector<ByteSpan>& evidence) const {
  std::vector<ByteSpan> places;
  for (const std::string& words : wordings)
    std::ranges::copy(places_of(reading_->document->text(), words), std::back_inserter(places));
  return std::ranges::any_of(places, [&](ByteSpan place) {
    return std::ranges::any_of(evidence, [&](ByteSpan span) {
      const std::uint32_t begin = std::max(place.begin, span.begin), end = std::min(place.end, span.end);
      return begin < end && 2 * (end - begin) >= std::min(place.size(), span.size());
    });
  });
}

bool RecordScorer::is_same(const Cast& cast, const ExpectedHistory& gold, const HistoryClaim& found) const {
  if (gold.kind != found.kind) return false;
  std::size_t common = 0;
  for (const Wordings& party : gold.participants) {
    if (std::ranges::any_of(found.participants,
                            [&](const Participant& p) { return cast.is(party, p.actor); }))
      ++common;
  }
  const std::size_t all = gold.participants.size() + found.participants.size() - common;
  return 2 * common >= all || is_at(gold.evidence, found.evidence);
}

void RecordScorer::add_history(const Cast& cast) {
  const auto& gold = passage_->history;
  const auto& system = reading_->records.history;
  const auto partner = pair_up(gold.size(), system.size(), [&](std::size_t g, std::size_t s) {
    return is_same(cast, gold[g], system[s]);
  });
  count("history, kind and participants", gold.size(), system.size(), partner);
  for (std::size_t g = 0; g < gold.size(); ++g) {
    if (partner[g] == kNone) continue;
    const HistoryClaim& found = system[partner[g]];
    respect("history since", found.since == gold[g].since);
    respect("history level", (found.level ? name_of(*found.level) : std::string_view()) == gold[g].level);
    respect("history conditional", found.conditional == gold[g].conditional);
  }
  tell(
      partner, system.size(),
      [&](std::size_t g) {
        return fmt::format("history {} ({})", name_of(gold[g].kind), first_of(gold[g].evidence));
      },
      [&](std::size_t s) {
        return fmt::format("history {} ({})", name_of(system[s].kind),
                           system[s].evidence.empty() ? "" : words(system[s].evidence.front()));
      });
}

bool RecordScorer::is_same(const Cast& cast, const ExpectedJudgement& gold, const Judgement& found) const {
  if (gold.direction != found.direction || !cast.is(gold.judge, found.judge, "unattributed")) return false;
  if (found.target.valid() && cast.is_anybody(gold.target)) return cast.is(gold.target, found.target);
  return is_at(gold.evidence, found.evidence) ||
         std::ranges::any_of(gold.target, [&](const std::string& words) {
           return likeness_of(words, found.target_text) >= kHalf;
         });
}

void RecordScorer::add_judgements(const Cast& cast) {
  const auto& gold = passage_->judgements;
  const auto& system = reading_->records.judgements;
  const auto partner = pair_up(gold.size(), system.size(), [&](std::size_t g, std::size_t s) {
    return is_same(cast, gold[g], system[s]);
  });
  count("judgements, judge, target, direction", gold.size(), system.size(), partner);
  tell(
      partner, system.size(),
      [&](std::size_t g) {
        return fmt::format("judgement {} {} > {} ({})", name_of(gold[g].direction), first_of(gold[g].judge),
                           first_of(gold[g].target), first_of(gold[g].evidence));
      },
      [&](std::size_t s) {
        return fmt::format("judgement {} {} > {} {} ({})", name_of(system[s].direction),
                           cast.name(system[s].judge), cast.name(system[s].target), system[s].target_text,
                           system[s].evidence.empty() ? "" : words(system[s].evidence.front()));
      });
}

bool RecordScorer::is_same(const Cast& cast, const ExpectedRevision& gold, const Revision& found) const {
  const bool speaker = gold.speaker.empty() || cast.is(gold.speaker, found.speaker, "reporter");
  if (!speaker) return false;
  const auto alike = [](const Wordings& wanted, const std::string& words) {
    return wanted.empty() ||
           std::ranges::any_of(wanted, [&](const std::string& w) { return likeness_of(w, words) >= kHalf; });
  };
  const auto overlaps = [&](const Wordings& wanted, ByteSpan span) {
    return !span.empty() && is_at(wanted, {span});
  };
  const bool from = alike(gold.from, found.from) || overlaps(gold.original, found.original) ||
                    overlaps(gold.from, found.original);
  if (!from) return false;
  if (gold.kind == RevisionKind::denial)
    return found.kind == RevisionKind::denial || is_at(gold.evidence, found.evidence);
  return alike(gold.to, found.to) || overlaps(gold.to, found.revised);
}

void RecordScorer::add_revisions(const Cast& cast) {
  const auto& gold = passage_->revisions;
  const auto& system = reading_->records.revisions;
  const auto partner = pair_up(gold.size(), system.size(), [&](std::size_t g, std::size_t s) {
    return is_same(cast, gold[g], system[s]);
  });
  count("revisions, speaker and from/to", gold.size(), system.size(), partner);
  const auto speaker = pair_up(gold.size(), system.size(), [&](std::size_t g, std::size_t s) {
    return gold[g].speaker.empty() || cast.is(gold[g].speaker, system[s].speaker, "reporter");
  });
  count("revisions, speaker only", gold.size(), system.size(), speaker);
  for (std::size_t g = 0; g < gold.size(); ++g) {
    if (partner[g] == kNone) continue;
    const Revision& found = system[partner[g]];
    respect("revision kind", found.kind == gold[g].kind);
    respect("revision original found or null",
            gold[g].original.empty() ? found.original.empty() : is_at(gold[g].original, {found.original}));
  }
  tell(
      partner, system.size(),
      [&](std::size_t g) {
        return fmt::format("revision {} {}: {} -> {} ({})", name_of(gold[g].kind), first_of(gold[g].speaker),
                           first_of(gold[g].from), first_of(gold[g].to), first_of(gold[g].evidence));
      },
      [&](std::size_t s) {
        return fmt::format("revision {} {}: {} -> {} ({})", name_of(system[s].kind),
                           cast.name(system[s].speaker), system[s].from, system[s].to,
                           system[s].evidence.empty() ? "" : words(system[s].evidence.front()));
      });
}

}  // namespace

RecordEvaluation evaluate_records(const Reader& reader, const std::vector<Passage>& passages) {
  constexpr std::size_t kBatch = 16;
  RecordScorer scorer;
  for (std::size_t from = 0; from < passages.size(); from += kBatch) {
    const std::size_t end = std::min(from + kBatch, passages.size());
    std::vector<Article> articles;
    for (std::size_t i = from; i < end; ++i) {
      Article& article = articles.emplace_back();
      article.id = passages[i].name;
      article.text = passages[i].text;
      article.published = passages[i].published;
    }
    const std::vector<Reading> readings = reader.read(std::move(articles));
    for (std::size_t i = from; i < end; ++i) scorer.add(passages[i], readings[i - from]);
  }
  return std::move(scorer).finish(passages.size());
}

}  // namespace readout
