// The whole path: an article in, its reading out. The one public entry for output, store, serve and cli.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "actors/user_actors.hpp"
#include "base/knowledge.hpp"
#include "record/records.hpp"
#include "syntax/model.hpp"

namespace readout {

class RecordTables;  // knowledge of the record stage, compiled
struct Attempt;      // attempts.hpp

/// Everything known about one report. Movable; views point into the document, which stays where it is.
struct Reading {
  std::unique_ptr<const Document> document;
  Syntax syntax;
  Actors actors;
  Records records;
  std::shared_ptr<const RecordTables> tables;  // whose rows the derivations name
};

/// Model and tables, loaded once, shared by all threads. read() is const and re-entrant.
class Reader {
 public:
  /// `user`: actors that the user brings along; `knowledge`: with the user's rows for the tables of the
  /// record stage. Errors: bad_model, bad_table, too_large.
  static Result<Reader> load(const std::filesystem::path& model_file, UserActors user = {},
                             Knowledge knowledge = {});

  Reading read(Article article) const;
  /// The same for several articles, whose words go through the model side by side: faster.
  std::vector<Reading> read(std::vector<Article> articles) const;

  /// Document and syntax alone, no actors and records.
  std::vector<Reading> read_syntax(std::vector<Article> articles) const;

  /// Why words of a report that was read are no contact, or of which: one for each verb and noun among them.
  std::vector<Attempt> attempts(const Reading& reading, const std::vector<ByteSpan>& words) const;

  /// "readout 0.1.0 model 3f2a..." parts, for the store and --version.
  const std::string& model_hash() const { return model_->hash(); }
  /// Tells the user's actors and rows apart; empty if there are none.
  const std::string& user_tables() const { return user_tables_; }

 private:
  std::shared_ptr<const SyntaxModel> model_;
  std::shared_ptr<const ActorTables> actor_tables_;
  std::shared_ptr<const RecordTables> record_tables_;
  std::string user_tables_;
};

}  // namespace readout
