#include "rapport/intake/document.h"

#include "rapport/base/hash.h"

namespace rapport {

std::string document_id(const Document& document) {
    const std::string_view outlet =
        document.publishers.empty() ? "" : std::string_view(document.publishers[0]);
    const std::string_view address = document.url.empty() ? document.input_id : document.url;
    return digest({outlet, address, document.date_text, document.text});
}

}  // namespace rapport
