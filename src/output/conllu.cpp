// Writes the syntax layer as CoNLL-U, one word a line. Sentence ids are the report's id and a number counted
// from 1.
#include "output/conllu.hpp"

#include <fmt/format.h>

#include <iterator>

#include "base/unicode.hpp"

namespace readout {
namespace {

// One line of text: white space and control characters become single spaces.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (is_space(c.value) || c.value < 0x20) {
      if (!out.ends_with(' ')) out += ' ';
    } else {
      out += text.substr(at, c.size);
    }
    at += c.size;
  }
  return out;
}

class Writer {
 public:
  Writer(const Document& document, const Syntax& syntax)
      : document_(document), syntax_(syntax), code_points_(document.text()) {}

  std::string write() {
    const std::string id = on_one_line(document_.article().id);
    line("# newdoc id = {}\n", id);
    ParagraphIndex paragraph;
    std::size_t number = 0;
    for (const Sentence& sentence : syntax_.sentences()) {
      if (number == 0 || sentence.paragraph != paragraph) out_ += "# newpar\n";
      paragraph = sentence.paragraph;
      line("# sent_id = {}-{}\n", id, ++number);
      line("# text = {}\n", on_one_line(document_.words(syntax_.span(sentence.tokens))));
      write_words(sentence);
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  void write_words(const Sentence& sentence) {
    const TokenIndex first = sentence.tokens.begin_index;
    for (const TokenIndex t : sentence.tokens) {
      const TokenRange surface = surface_token(sentence, t);
      const bool in_range = surface.size() > 1;
      if (in_range && surface.begin_index == t) {
        line("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t", t - first + 1, surface.end_index - first,
             document_.words(syntax_.span(surface)));
        write_misc(syntax_.span(surface), {}, syntax_.space_after(surface.end_index - 1));
      }
      write_word(t, first, in_range);
    }
  }

  void write_word(TokenIndex t, TokenIndex first, bool in_range) {
    const TokenIndex head = syntax_.head(t);
    line("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t", t - first + 1, syntax_.form(t), or_blank(syntax_.lemma(t)),
         or_blank(syntax_.upos(t)), or_blank(syntax_.xpos(t)), or_blank(syntax_.feats(t)),
         head.valid() ? head - first + 1 : 0, or_blank(syntax_.relation(t)));
    std::string mention(syntax_.entity(t));
    if (!mention.empty() && syntax_.entity_is_named(t)) mention += '*';
    write_misc(syntax_.span(t), mention, in_range || syntax_.space_after(t));
  }

  void write_misc(ByteSpan span, std::string_view mention, bool space_after) {
    if (!mention.empty()) line("Mention={}|", mention);
    if (!space_after) out_ += "SpaceAfter=No|";
    line("TokenRange={}:{}\n", code_points_.at(span.begin), code_points_.at(span.end));
  }

  // All words of the surface token that holds t.
  TokenRange surface_token(const Sentence& sentence, TokenIndex t) const {
    TokenRange words{t, t + 1};
    while (words.begin_index != sentence.tokens.begin_index && syntax_.joins_previous(words.begin_index)) {
      --words.begin_index;
    }
    while (words.end_index != sentence.tokens.end_index && syntax_.joins_previous(words.end_index)) {
      ++words.end_index;
    }
    return words;
  }

  static std::string_view or_blank(std::string_view field) { return field.empty() ? "_" : field; }

  const Document& document_;
  const Syntax& syntax_;
  CodePointMap code_points_;
  std::string out_;
};

}  // namespace

std::string to_conllu(const Document& document, const Syntax& syntax) {
  return Writer(document, syntax).write();
}

}  // namespace readout
