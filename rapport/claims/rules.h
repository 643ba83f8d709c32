// Rules: the tables that the written rules read, loaded together.
//
// In: a data folder. Out: contexts and verbs. Refuses what either table's `load` refuses. Constant.
#pragma once

#include <string>

#include "rapport/claims/contexts.h"
#include "rapport/claims/verbs.h"

namespace rapport {

struct Rules {
    Contexts contexts;
    Verbs verbs;

    static Result<Rules> load(const std::string& data_folder) {
        Result<Contexts> contexts = Contexts::load(data_folder);
        if (!contexts) return contexts.fault();
        Result<Verbs> verbs = Verbs::load(data_folder);
        if (!verbs) return verbs.fault();
        return Rules{std::move(*contexts), std::move(*verbs)};
    }
};

}  // namespace rapport
