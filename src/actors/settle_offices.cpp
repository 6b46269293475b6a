// What the words of an office mean by whose or where it is. A chancellor heads the government of Germany, the
// treasury of Britain and the foreign ministry of Peru: what the words of an office mean where the country is
// known (knowledge/office_countries.tsv).
#include "actors/work.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

void settle(const Work& work, std::vector<OfficeWords>& offices, std::string_view country) {
  if (country.empty()) return;
  for (OfficeWords& office : offices) {
    if (const auto there = work.tables.office_in(country, office.words)) office.office = *there;
  }
}

}  // namespace

void settle_by_owner(const Work& work, Draft& draft) {
  const EntityIndex owner = work.entity_of(draft.possessor);
  if (!owner.valid() || draft.offices.empty()) return;
  OfficeWords& office = draft.offices.front();
  const std::string_view words = office.words;
  const std::string word = fold(words.substr(words.rfind(' ') + 1));
  const ActorType type = work.entities[owner].type;
  if (type == ActorType::state) office.of_body = false;  // "the North's leader"
  std::optional<std::uint32_t> meant;
  if (word == "deputy" && type == ActorType::person) meant = work.tables.office_of_words("deputy minister");
  const bool sent = word == "representative" || word == "representatives";
  if (sent && (type == ActorType::organisation || type == ActorType::state))
    meant = work.tables.office_of_words("delegate");
  if (meant) office.office = *meant;
}

void settle_by_owners(Work& work) {
  for (Draft& draft : work.drafts) {
    if (draft.form == Form::office || draft.form == Form::officials) settle_by_owner(work, draft);
  }
}

void settle_offices(Work& work) {
  for (Draft& draft : work.drafts) settle(work, draft.offices, work.country_of(draft));
  for (Entity& entity : work.entities) settle(work, entity.offices, entity.country);
}

}  // namespace readout
