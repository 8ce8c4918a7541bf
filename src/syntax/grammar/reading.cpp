#include "reading.hpp"

namespace rubric::syntax::grammar {

void Reading::refuse_bad(Token const& token) {
    using text::Code;
    seen_from_ = nullptr;
    Refusal refusal{Code::R0107, place(token), std::string(token.text())};
    switch (token.kind) {
        case TokenKind::unclosed_string:
            refusal.code = Code::R0102;
            break;
        case TokenKind::bad_escape:
            refusal.code = Code::R0103;
            break;
        case TokenKind::bad_number:
            refusal.code = Code::R0104;
            break;
        case TokenKind::bad_money:
            refusal.code = Code::R0105;
            break;
        case TokenKind::capital:
            refusal.code = Code::R0106;
            break;
        default:
            break;
    }
    throw refusal;
}

}  // namespace rubric::syntax::grammar
