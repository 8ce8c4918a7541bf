// What an Arrow schema says, in our words.
#pragma once

#include "batch/arrow_table.hpp"

namespace rubric::batch {

/// Of a type that is no fact's the kind is `other`; its words are the format as it stands.
ArrowType type_of(ArrowSchema const& schema);

}  // namespace rubric::batch
