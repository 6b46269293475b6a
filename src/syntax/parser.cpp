// The parser's run over a batch of sentences. A step is a word of the batch; each different form is looked up
// and multiplied once.
#include "syntax/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/one_of.hpp"
#include "nn/elementwise.hpp"
#include "syntax/load.hpp"
#include "syntax/tree_repair.hpp"
#include "syntax/words.hpp"

namespace readout {
namespace {

constexpr std::size_t kFormsKept = 6144;  // bounds the memory for them, and is more than a batch has words
constexpr std::size_t kScriptsTried = 3;
constexpr const char* kKindNames[] = {"upos", "xpos", "feats", "entity", "lemma"};

TagTraits traits_of(std::string_view xpos) {
  return {is_one_of(xpos, {"VBD", "VBZ", "VBP", "MD"}), is_one_of(xpos, {"VBN", "VBD"})};
}

}  // namespace

Result<Parser::Encoder> Parser::load_encoder(const TensorFile& file, std::size_t inputs) {
  READOUT_TRY(first, load_lstm(file, "parser.encoder.0", inputs));
  Encoder encoder{{std::move(first.lstm),
                   Product(first.input_weight.data(), first.bias.data(), first.bias.size(), inputs)},
                  {}};
  for (std::size_t k = 1;; ++k) {
    const std::string name = fmt::format("parser.encoder.{}", k);
    if (!file.has_any(name + ".")) return encoder;
    READOUT_TRY(narrow, load_numbers(file, name + ".narrow", {TensorFile::kAny, encoder.states()}));
    const std::size_t size = narrow.shape[0];
    READOUT_TRY(layer, load_lstm(file, name, size));
    const std::size_t gates = layer.bias.size() / 2;
    encoder.others.push_back(
        {Product(narrow.data(), nullptr, size, encoder.states()),
         std::move(layer.lstm),
         {Product(layer.input_weight.data(), layer.bias.data(), gates, size),
          Product(layer.input_weight.data() + gates * size, layer.bias.data() + gates, gates, size)}});
  }
}

Result<Parser> Parser::load(const TensorFile& file) {
  READOUT_TRY(vectors, WordVectors::load(file));
  READOUT_TRY(encoder, load_encoder(file, vectors.size()));
  const std::size_t states = encoder.states();
  READOUT_TRY(attachment, Attachment::load(file, states));
  Dense all{{}, {}, states};
  Dense lemma{{}, {}, states};
  Tags tags[kKinds];
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    const std::string name = std::string("parser.") + kKindNames[kind];
    READOUT_TRY(labels, file.table(name + ".labels"));
    if (labels.empty() || labels.size() > 0xffff) {
      return file.bad(name + ".labels", "there must be 1 to 65535 labels");
    }
    READOUT_TRY(dense, load_dense(file, name, labels.size(), states));
    Dense& product = kind == kLemma ? lemma : all;
    tags[kind] = {{labels.begin(), labels.end()}, product.bias.size()};
    product.append(dense);
  }
  for (const std::string& script : tags[kLemma].labels) {
    if (!is_edit_script(script)) return file.bad("parser.lemma.labels", "'" + script + "' is no edit script");
  }
  READOUT_TRY(known_lemmas, KnownLemmas::load(file));
  Parser parser(std::move(vectors), std::move(encoder), all.product(), lemma.product(),
                std::move(attachment));
  parser.known_lemmas_ = std::move(known_lemmas);
  std::move(tags, tags + kKinds, parser.tags_);
  auto labels = std::make_shared<Labels>();
  labels->upos = parser.tags_[kUpos].labels;
  labels->xpos = parser.tags_[kXpos].labels;
  labels->feats = parser.tags_[kFeats].labels;
  labels->entity = parser.tags_[kEntity].labels;
  labels->relation = parser.attachment_.relations();
  parser.labels_ = std::move(labels);
  return parser;
}

void Parser::parse(std::span<const SentenceToParse> sentences, ParserWorkspace& w) const {
  w.batch.clear();
  w.words.clear();
  for (const SentenceToParse& sentence : sentences) {
    w.batch.add(w.words.size(), sentence.tokens.size());
    for (const TokenIndex t : sentence.tokens) w.words.push_back({&sentence, t});
  }
  w.batch.sort();
  embed(w);
  encode(w);
  tag(w);
  find_lemmas(w);
  w.attachment.words.resize(w.words.size());
  for (std::size_t step = 0; step < w.words.size(); ++step) {
    const ParserWorkspace::WordToParse& word = w.words[step];
    w.attachment.words[step] = traits_of(labels_->xpos[word.sentence->columns->xpos[word.token.value()]]);
  }
  attachment_.attach(w.states, w.batch, w.attachment, w.attached);
  for (std::size_t step = 0; step < w.words.size(); ++step) {
    const std::uint32_t t = w.words[step].token.value();
    const std::uint32_t head = w.attached.head[step];
    Syntax::Columns& columns = *w.words[step].sentence->columns;
    columns.head[t] = head == Attached::kRoot ? TokenIndex::none() : w.words[head].token;
    columns.relation[t] = w.attached.relation[step];
  }
  for (const SentenceToParse& sentence : sentences) repair_tree(*labels_, *sentence.columns, sentence.tokens);
}

// Finds the input gates of each step's form, or computes them: those of new forms in one product.
void Parser::embed(ParserWorkspace& w) const {
  if (w.row_of_form.size() + w.words.size() > kFormsKept) w.row_of_form.clear();
  const std::size_t known = w.row_of_form.size();
  w.input_row.clear();
  std::vector<std::string_view> forms;
  std::string form;
  for (const ParserWorkspace::WordToParse& word : w.words) {
    form = word.form();
    const auto next = static_cast<std::uint32_t>(w.row_of_form.size());
    const auto [found, added] = w.row_of_form.try_emplace(form, next);
    if (added) forms.push_back(word.form());
    w.input_row.push_back(found->second);
  }
  add_forms(forms, known, w);
}

void Parser::add_forms(const std::vector<std::string_view>& forms, std::size_t first_row,
                       ParserWorkspace& w) const {
  const Product& input = encoder_.first.input;
  w.form_gates.resize(std::max(kFormsKept, first_row + forms.size()), input.outputs());
  w.vectors.resize(forms.size(), vectors_.size());
  for (std::size_t i = 0; i < forms.size(); ++i) vectors_.write(forms[i], w.vectors.row(i));
  input.run(w.vectors, w.form_gates.row(first_row));
}

void Parser::encode(ParserWorkspace& w) const {
  w.states.resize(w.words.size(), 2 * encoder_.first.lstm.hidden());
  encoder_.first.lstm.run(w.batch, {GateRows{&w.form_gates, w.input_row.data()}}, w.cells, w.states);
  for (const Layer& layer : encoder_.others) {
    layer.narrow.run(w.states, w.narrowed);
    w.states.resize(w.words.size(), 2 * layer.lstm.hidden());
    layer.lstm.run(w.batch, layer.input, w.narrowed, w.cells, w.states);
  }
}

void Parser::tag(ParserWorkspace& w) const {
  tagger_.run(w.states, w.scores);
  for (std::size_t step = 0; step < w.scores.rows(); ++step) {
    const auto best = [&](Kind kind) {
      return arg_max(w.scores.row(step) + tags_[kind].first_score, tags_[kind].labels.size());
    };
    const std::uint32_t t = w.words[step].token.value();
    Syntax::Columns& columns = *w.words[step].sentence->columns;
    columns.upos[t] = static_cast<std::uint16_t>(best(kUpos));
    columns.xpos[t] = static_cast<std::uint16_t>(best(kXpos));
    columns.feats[t] = static_cast<std::uint16_t>(best(kFeats));
    columns.entity[t] = static_cast<std::uint16_t>(best(kEntity));
  }
}

// The table's lemma where it has one (nine words in ten), else the form changed by the best edit script.
void Parser::find_lemmas(ParserWorkspace& w) const {
  w.unknown.clear();
  for (std::size_t step = 0; step < w.words.size(); ++step) {
    const ParserWorkspace::WordToParse& word = w.words[step];
    Syntax::Columns& columns = *word.sentence->columns;
    const std::uint32_t t = word.token.value();
    const std::string_view known =
        known_lemmas_.find(lower_form(word.form()), labels_->xpos[columns.xpos[t]]);
    columns.lemma[t] = known;
    if (known.empty()) w.unknown.push_back(step);
  }
  w.unknown_states.resize(w.unknown.size(), w.states.columns());
  for (std::size_t i = 0; i < w.unknown.size(); ++i) {
    std::copy_n(w.states.row(w.unknown[i]), w.states.columns(), w.unknown_states.row(i));
  }
  lemmatizer_.run(w.unknown_states, w.scores);
  for (std::size_t i = 0; i < w.unknown.size(); ++i) {
    const ParserWorkspace::WordToParse& word = w.words[w.unknown[i]];
    Syntax::Columns& columns = *word.sentence->columns;
    const std::uint32_t t = word.token.value();
    const bool is_name = labels_->upos[columns.upos[t]] == "PROPN";
    columns.lemma[t] = best_lemma(w.scores.row(i), word.form(), !is_name);
  }
}

// By the best edit script; or, if that makes no word that the model knows, by the best of the next few that
// does
// ("provoked": "provoke" rather than "provok").
std::string Parser::best_lemma(const float* scores, std::string_view form, bool prefer_known) const {
  const std::vector<std::string>& scripts = tags_[kLemma].labels;
  if (!prefer_known) return apply_edit_script(scripts[arg_max(scores, scripts.size())], form);
  std::vector<std::size_t> order(scripts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::size_t few = std::min(kScriptsTried, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(few), order.end(),
                    [scores](std::size_t a, std::size_t b) {
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  const std::string same = lower_form(form);  // known or not, it says nothing
  for (std::size_t i = 0; i < few; ++i) {
    if (i > 0 && scripts[order[i]].starts_with('=')) continue;  // a lemma of another word
    std::string lemma = apply_edit_script(scripts[order[i]], form);
    if (i == 0 && lower_form(lemma) == same) return lemma;
    if (vectors_.knows(lemma) && lemma != same) return lemma;
  }
  return apply_edit_script(scripts[order[0]], form);
}

}  // namespace readout
