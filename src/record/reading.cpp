// The stages in their order; see reading.hpp.
#include "record/reading.hpp"

#include "record/attempts.hpp"
#include "record/contacts.hpp"
#include "record/events.hpp"
#include "record/history.hpp"
#include "record/judgements.hpp"
#include "record/record_context.hpp"
#include "record/revisions.hpp"

namespace readout {

Records find_records(const RecordContext& context) {
  Records records;
  records.statements = find_statements(context.document, context.syntax, context.actors, context.predicates,
                                       context.tables.statements);
  ContactReading contacts = find_contacts(context, records.statements);
  records.history = find_history(context, contacts, context.tables.history);
  records.judgements = find_judgements(context, records.statements);
  records.revisions = find_revisions(context, records.statements);
  add_implied_contacts(context, records.history, contacts.contacts);
  records.events = code_events(context, contacts);
  records.contacts = std::move(contacts.contacts);
  return records;
}

namespace {

/// "actors+rows", or one of them, or neither.
std::string fingerprint(const UserActors& user, const Knowledge& knowledge) {
  constexpr std::size_t kDigits = 12;
  std::string made = user.fingerprint();
  const std::string added = knowledge.added();
  if (added.empty()) return made;
  if (!made.empty()) made += '+';
  return made + "rows:" + text_hash(added).substr(0, kDigits);
}

}  // namespace

Result<Reader> Reader::load(const std::filesystem::path& model_file, UserActors user, Knowledge knowledge) {
  Reader reader;
  reader.user_tables_ = fingerprint(user, knowledge);
  auto model = SyntaxModel::load(model_file);
  if (!model) return tl::unexpected(model.error());
  auto actors = ActorTables::load(std::move(user), knowledge);
  if (!actors) return tl::unexpected(actors.error());
  auto records = RecordTables::load(std::move(knowledge));
  if (!records) return tl::unexpected(records.error());
  reader.model_ = std::move(*model);
  reader.actor_tables_ = std::move(*actors);
  reader.record_tables_ = std::move(*records);
  return reader;
}

Reading Reader::read(Article article) const {
  std::vector<Article> one;
  one.push_back(std::move(article));
  return std::move(read(std::move(one)).front());
}

std::vector<Reading> Reader::read_syntax(std::vector<Article> articles) const {
  std::vector<Reading> readings(articles.size());
  std::vector<const Document*> documents;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    readings[i].document = std::make_unique<const Document>(Document::from(std::move(articles[i])));
    documents.push_back(readings[i].document.get());
  }
  std::vector<Syntax> syntax = model_->read(documents);
  for (std::size_t i = 0; i < readings.size(); ++i) readings[i].syntax = std::move(syntax[i]);
  return readings;
}

std::vector<Attempt> Reader::attempts(const Reading& reading, const std::vector<ByteSpan>& words) const {
  const Predicates predicates =
      Predicates::find(*reading.document, reading.syntax, reading.actors, record_tables_->arguments);
  return attempts_at({*reading.document, reading.syntax, reading.actors, predicates, *record_tables_},
                     reading.records.statements, words);
}

std::vector<Reading> Reader::read(std::vector<Article> articles) const {
  std::vector<Reading> readings = read_syntax(std::move(articles));
  for (Reading& reading : readings) {
    reading.actors = find_actors(*reading.document, reading.syntax, *actor_tables_);
    const Predicates predicates =
        Predicates::find(*reading.document, reading.syntax, reading.actors, record_tables_->arguments);
    reading.tables = record_tables_;
    reading.records =
        find_records({*reading.document, reading.syntax, reading.actors, predicates, *record_tables_});
  }
  return readings;
}

}  // namespace readout
