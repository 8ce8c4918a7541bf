// Where the boxes of a picture go: in layers from left to right, each to the right of what it needs, with few crossings.
#pragma once

#include "generate/picture.hpp"

namespace rubric::generate {

struct Layout {
    struct Place { double x = 0, y = 0, width = 0, height = 0; };  ///< of the upper left corner
    struct Point { double x = 0, y = 0; };
    std::vector<Place> boxes{};                   ///< a box each
    std::vector<std::vector<Point>> arrows{};     ///< an arrow each: where it begins, passes between layers, and ends
    double width = 0, height = 0;
};

/// `heights`: of the boxes, all of one width.
Layout lay_out(Picture const& picture, std::vector<double> const& heights, double box_width);

}  // namespace rubric::generate
