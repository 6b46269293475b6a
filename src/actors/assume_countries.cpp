// The country of an office holder of whom the report does not say it: "the foreign ministry said Deputy
// Minister Roe had left", "Prime Minister Poe" under a dateline of his capital. Reports leave the country out
// where it is plain: that of who speaks of him, of the place that the report comes from, or the one that the
// report is about.
#include <algorithm>
#include <array>
#include <map>

#include "actors/grammar.hpp"
#include "actors/work.hpp"

namespace readout {
namespace {

class CountryGuesser {
 public:
  explicit CountryGuesser(Work& work) : work_(work) {}

  void run() {
    for (const EntityIndex e : work_.entities.indices()) {
      Entity& entity = work_.entities[e];
      if (entity.dead || entity.type != ActorType::person || entity.name.empty() || !entity.country.empty())
        continue;
      entity.country = country_of_led(e);  // the report says so: not assumed
      if (entity.country.empty()) entity.country = country_of_party(e);
    }
    count_countries();
    const std::string home = country_of_publisher();
    const std::string from = country_of_dateline();
    const std::string main = main_country();
    const auto accept = [&](EntityIndex e, const std::string& country) {
      if (country.empty() || is_unheard_of(e, country) || is_taken(e, country)) return false;
      work_.entities[e].country = country;
      work_.entities[e].assumed_country = true;
      return true;
    };
    for (const EntityIndex e : work_.entities.indices()) {
      if (!serves_a_state(work_.entities[e])) continue;
      // The surest first; each is looked for only if those before it are not there.
      if (accept(e, country_of_party(e)) ||
          accept(e, country_of_visit(e)) ||  // party: of those without a name
          accept(e, country_of_speaker(e)) || accept(e, country_of_subject(e)) ||
          accept(e, country_of_peer(e)))
        continue;
      if ((!leads(e) && accept(e, home)) || accept(e, country_of_place(e)) || accept(e, from)) continue;
      if (!is_against(e, main)) accept(e, main);
    }
  }

 private:
  /// "Jane Roe, who commands Peru's navy", "Poe, who speaks for the Kenyan government".
  std::string country_of_led(EntityIndex e) const {
    const Syntax& syntax = work_.syntax;
    for (const DraftIndex d : work_.entities[e].drafts) {
      TokenIndex who =
          work_.drafts[d].mention.tokens.end_index;  // by the words: trees hang the clause anywhere
      if (who + 1 >= syntax.sentence(work_.drafts[d].sentence).tokens.end_index) continue;
      if (syntax.form(who) == ",") ++who;
      const TokenIndex verb = syntax.head(who);
      if (syntax.lower(who) != "who" || !verb.valid() || syntax.xpos(verb) == "VBN") continue;
      for (const TokenIndex part : syntax.children(verb)) {
        const std::string_view preposition = grammar::preposition_of(syntax, part);
        std::string word(syntax.lemma(verb));
        if (syntax.base_relation(part) == "obl") word.append(" ").append(preposition);
        const bool led = syntax.base_relation(part) == "obj" || syntax.base_relation(part) == "obl";
        const EntityIndex body = led ? work_.entity_of(part) : EntityIndex::none();
        if (body.valid() && body != e && work_.tables.leading_verbs.contains(word) &&
            is_one_country(work_.entities[body].country))
          return work_.entities[body].country;
      }
    }
    return {};
  }

  /// A person by name, or with a definite description, whose office is one of a state.
  bool serves_a_state(const Entity& entity) const {
    if (entity.dead || entity.type != ActorType::person || !entity.country.empty() || entity.anonymous)
      return false;
    const OfficeWords* office = work_.main_office(entity);
    if (office == nullptr || office->of_body) return false;
    const OfficeEntry& entry = work_.tables.offices[office->office];
    constexpr std::array<std::string_view, 6> kStates = {"GOV", "MIL", "LEG", "JUD", "SPY", "OPP"};
    const bool of_state = std::any_of(kStates.begin(), kStates.end(),
                                      [&](std::string_view s) { return entry.sector.starts_with(s); });
    if (!of_state || entry.level == Level::envoy) return false;  // whose envoy he is has to be said
    bool presented = false;
    for (const DraftIndex d : entity.drafts) {
      const Draft& draft = work_.drafts[d];
      if (draft.offices.empty()) continue;
      if (draft.possessor.valid()) return false;  // "the rebels' negotiator, Commander Roe"
      presented = presented || draft.form == Form::person_name || draft.definite;
    }
    return presented;
  }

  const OfficeEntry& office_of(EntityIndex e) const {
    return work_.tables.offices[work_.main_office(work_.entities[e])->office];
  }

  /// A head of state or government, whom a paper at home need not place but who is foreign as often.
  bool leads(EntityIndex e) const { return office_of(e).level <= Level::head_of_government; }

  /// The table of holders tells which states have a king, a prime minister, a chancellor.
  bool is_unheard_of(EntityIndex e, const std::string& country) const {
    return leads(e) && !work_.tables.has_office(country, office_of(e).key);
  }

  /// "Roe of Peru met Foreign Minister Poe": brought in as another part of a clause that somebody of the
  /// country is a part of.
  bool is_against(EntityIndex e, const std::string& country) const {
    for (const DraftIndex d : work_.entities[e].drafts) {
      if (work_.drafts[d].form != Form::person_name || work_.drafts[d].offices.empty()) continue;
      const TokenIndex head = work_.drafts[d].mention.head;
      // "refused to receive Poe": down to what the clause's verb governs.
      for (TokenIndex clause = grammar::clause_as_argument(work_.syntax, head); clause.valid();
           clause = work_.syntax.child(clause, "xcomp")) {
        for (const TokenIndex part : work_.syntax.children(clause)) {
          const EntityIndex other = work_.entity_of(part);
          if (part != grammar::first_conjunct(work_.syntax, head) && other.valid() && other != e &&
              work_.entities[other].country == country) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Somebody else by name has just that office there.
  bool is_taken(EntityIndex e, const std::string& country) const {
    const OfficeWords* office = work_.main_office(work_.entities[e]);
    const OfficeEntry& entry = work_.tables.offices[office->office];
    if (entry.level > Level::chief_of_defence) return false;
    for (const EntityIndex o : work_.entities.indices()) {
      const Entity& other = work_.entities[o];
      if (o == e || other.dead || other.country != country || other.name.empty()) continue;
      const OfficeWords* held = work_.main_office(other);
      if (held != nullptr && !held->former && work_.tables.offices[held->office].key == entry.key)
        return true;
    }
    return false;
  }

  /// "a Peruvian delegation led by Deputy Minister Roe".
  std::string country_of_party(EntityIndex e) const {
    for (const DraftIndex d : work_.entities[e].drafts) {
      const TokenIndex head = work_.drafts[d].mention.head;
      const TokenIndex led = work_.syntax.head(head);
      if (work_.syntax.relation(head) != "obl:agent" || work_.syntax.base_relation(led) != "acl") continue;
      const EntityIndex party = work_.entity_of(work_.syntax.head(led));
      if (party.valid() && party != e && is_one_country(work_.entities[party].country))
        return work_.entities[party].country;
    }
    return {};
  }

  /// "began a visit to Japan, where he is to meet Prime Minister Roe", "flew to Kenya to see President Poe".
  std::string country_of_visit(EntityIndex e) const {
    for (const DraftIndex d : work_.entities[e].drafts) {
      if (work_.drafts[d].offices.empty()) continue;
      const TokenIndex head = grammar::first_conjunct(work_.syntax, work_.drafts[d].mention.head);
      const TokenIndex clause = grammar::clause_as_argument(work_.syntax, head);
      const TokenIndex near = clause.valid() ? clause : work_.syntax.head(head);
      TokenIndex over = near.valid() ? work_.syntax.head(near) : near;  // not who goes or goes along
      for (int steps = 0; over.valid() && steps < 5; ++steps, over = work_.syntax.head(over)) {
        for (const TokenIndex part : work_.syntax.children(over)) {
          if (const std::string country = visited(over, part); !country.empty()) return country;
        }
      }
    }
    return {};
  }

  /// The country in the phrase, if going there is what the word over it says.
  std::string visited(TokenIndex over, TokenIndex part) const {
    const std::string_view relation = work_.syntax.base_relation(part);
    if (relation != "obj" && relation != "obl" && relation != "nmod") return {};
    std::string going(work_.syntax.lemma(over));
    const std::string_view preposition = grammar::preposition_of(work_.syntax, part);
    if (!preposition.empty()) going.append(" ").append(preposition);
    if (!work_.tables.visits.contains(going)) return {};
    const PhraseMatch* match = work_.match_at(part);
    const bool place = match != nullptr &&
                       (match->what.kind == PhraseKind::state || match->what.kind == PhraseKind::capital);
    return place ? work_.tables.states[match->what.entry].code : std::string();
  }

  /// "Peru said Deputy Minister Roe had left": the country of the subjects of the clauses around.
  std::string country_of_speaker(EntityIndex e) const {
    for (const DraftIndex d : work_.entities[e].drafts) {
      const Draft& draft = work_.drafts[d];
      if (draft.offices.empty()) continue;
      TokenIndex clause = grammar::clause_of(work_.syntax, draft.mention.head);
      for (int steps = 0; clause.valid() && steps < 6; ++steps) {
        const TokenIndex over = grammar::clause_of(work_.syntax, clause);
        if (work_.syntax.base_relation(clause) == "ccomp" && over.valid()) {
          const EntityIndex speaker = work_.entity_of(grammar::subject_of(work_.syntax, over));
          if (speaker.valid() && speaker != e && is_one_country(work_.entities[speaker].country))
            return work_.entities[speaker].country;
        }
        clause = over;
      }
    }
    return {};
  }

  /// "Kenya's foreign minister will brief President Roe".
  std::string country_of_subject(EntityIndex e) const {
    for (const DraftIndex d : work_.entities[e].drafts) {
      const Draft& draft = work_.drafts[d];
      const TokenIndex verb = grammar::clause_as_argument(work_.syntax, draft.mention.head);
      if (draft.offices.empty() || !verb.valid() || grammar::is_subject(work_.syntax, draft.mention.head))
        continue;
      if (!work_.tables.domestic_verbs.contains(std::string(work_.syntax.lemma(verb)))) continue;
      const EntityIndex subject = work_.entity_of(subject_over(verb));
      if (subject.valid() && subject != e && is_one_country(work_.entities[subject].country))
        return work_.entities[subject].country;
    }
    return {};
  }

  /// Of "is expected to brief" the subject is that of "expected".
  TokenIndex subject_over(TokenIndex verb) const {
    for (int steps = 0; verb.valid() && steps < 4; ++steps, verb = work_.syntax.head(verb)) {
      if (const TokenIndex subject = grammar::subject_of(work_.syntax, verb); subject.valid()) return subject;
      const std::string_view relation = work_.syntax.base_relation(verb);
      if (relation != "xcomp" && relation != "conj") break;
    }
    return TokenIndex::none();
  }

  /// "met in Muscat with Deputy Minister Roe": the capital that the clause names, if the report speaks of
  /// that state.
  std::string country_of_place(EntityIndex e) const {
    for (const DraftIndex d : work_.entities[e].drafts) {
      const Draft& draft = work_.drafts[d];
      const TokenIndex verb = grammar::clause_as_argument(work_.syntax, draft.mention.head);
      if (draft.offices.empty() || !verb.valid() || grammar::is_subject(work_.syntax, draft.mention.head))
        continue;
      for (const TokenIndex part : work_.syntax.children(verb)) {
        if (work_.syntax.base_relation(part) != "obl" || grammar::preposition_of(work_.syntax, part) != "in")
          continue;
        for (const PhraseMatch& match : work_.matches_from(part)) {
          if (match.what.kind != PhraseKind::capital) continue;
          const std::string& country = work_.tables.states[match.what.entry].code;
          if (is_most_named(country)) return country;
        }
      }
    }
    return {};
  }

  /// "Senator Roe ... Majority Leader Poe": the legislator named before.
  std::string country_of_peer(EntityIndex e) const {
    if (work_.level_of(work_.entities[e]) != Level::legislator) return {};
    const ByteSpan first = work_.drafts[work_.entities[e].drafts.front()].mention.span;
    std::string country;
    for (const DraftIndex d : work_.order) {
      if (first < work_.drafts[d].mention.span) break;
      const EntityIndex o = work_.drafts[d].entity;
      if (!o.valid() || o == e || work_.level_of(work_.entities[o]) != Level::legislator) continue;
      if (is_one_country(work_.entities[o].country)) country = work_.entities[o].country;
    }
    return country;
  }

  static bool is_one_country(std::string_view country) {
    return country.size() == 3 && country != "UNO" && country != "EUR";
  }

  void count_countries() {
    for (const Entity& entity : work_.entities) {
      if (!entity.dead && is_one_country(entity.country)) mentions_[entity.country] += entity.drafts.size();
    }
    for (const PhraseMatch& match : work_.matches) {
      if (match.what.kind == PhraseKind::capital) ++mentions_[work_.tables.states[match.what.entry].code];
    }
  }

  /// Of the dateline's place, if the report speaks of no country more often.
  std::string country_of_dateline() const {
    const Dateline* dateline = work_.document.dateline();
    if (dateline == nullptr) return {};
    // "BEIRUT, Lebanon": the last part that the tables know.
    std::string_view words = work_.document.words(dateline->place);
    while (!words.empty()) {
      const std::size_t comma = words.rfind(',');
      const std::string country(work_.tables.country_of_place(words.substr(comma + 1)));
      if (!country.empty()) return mentions_.empty() || is_most_named(country) ? country : "";
      words = words.substr(0, comma == std::string_view::npos ? 0 : comma);
    }
    return {};
  }

  bool is_most_named(const std::string& country) const {
    const auto own = mentions_.find(country);
    return own != mentions_.end() && std::all_of(mentions_.begin(), mentions_.end(), [&](const auto& other) {
             return other.second <= own->second;
           });
  }

  /// "US Department of State", "The Jakarta Post": who publishes leaves his own country out.
  std::string country_of_publisher() const {
    const std::vector<Atom> atoms = atoms_of(work_.document.article().publisher);
    std::string country;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      std::string words;
      for (std::size_t k = i; k < atoms.size() && k < i + 3; ++k) {
        words.append(words.empty() ? "" : " ").append(atoms[k].text);
        const std::string_view found = work_.tables.country_of_place(words);
        if (!found.empty() && mentions_.contains(std::string(found))) country = found;
      }
    }
    return country;
  }

  /// The country of three fifths of all that is said of countries.
  std::string main_country() const {
    std::size_t all = 0;
    for (const auto& [country, count] : mentions_) all += count;
    for (const auto& [country, count] : mentions_) {
      if (5 * count > 3 * all && count > 2) return country;
    }
    return {};
  }

  Work& work_;
  std::map<std::string, std::size_t> mentions_;
};

}  // namespace

void assume_countries(Work& work) { CountryGuesser(work).run(); }

}  // namespace readout
