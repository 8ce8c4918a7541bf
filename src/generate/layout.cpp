// The layered method: layers by longest path, waypoints for arrows that pass layers by, orders by the mean place of neighbours, and then
// places as near to the neighbours as the room between boxes lets them.
#include "generate/layout.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <set>

namespace rubric::generate {

namespace {

constexpr double gap_between_layers = 84, gap_between_boxes = 16, waypoint_height = 6;
constexpr int sweeps_of_order = 24, sweeps_of_places = 16;
constexpr std::size_t most_waypoints = 20'000;

/// A box or, from `boxes` on, a waypoint.
struct Layers {
    std::size_t boxes = 0;
    std::vector<std::size_t> layer{};                       // of each
    std::vector<std::vector<std::size_t>> left{}, right{};  // neighbours of each in the layers beside it
    std::vector<std::vector<std::size_t>> order{};          // of each layer
    std::vector<std::vector<std::size_t>> chains{};         // of each arrow: box, waypoints, box
};

/// To the right of all that it needs; what needs nothing as near as can be to what needs it.
std::vector<std::size_t> layers_of(Picture const& picture) {
    std::vector<std::size_t> layer(picture.boxes.size());
    for (bool changed = true; changed;) {
        changed = false;
        for (auto const& each : picture.arrows)
            if (layer[each.to] < layer[each.from] + 1) layer[each.to] = layer[each.from] + 1, changed = true;
    }
    std::vector<std::size_t> nearest(picture.boxes.size(), std::numeric_limits<std::size_t>::max());
    std::vector<bool> needs(picture.boxes.size());
    for (auto const& each : picture.arrows) nearest[each.from] = std::min(nearest[each.from], layer[each.to]), needs[each.to] = true;
    for (std::size_t i = 0; i < layer.size(); ++i)
        if (!needs[i] && nearest[i] != std::numeric_limits<std::size_t>::max()) layer[i] = nearest[i] - 1;
    return layer;
}

Layers make_layers(Picture const& picture) {
    Layers all{.boxes = picture.boxes.size(), .layer = layers_of(picture)};
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> ways;  // what leaves one box goes together as far as it can
    for (auto const& each : picture.arrows) {
        auto& chain = all.chains.emplace_back(std::vector{each.from});
        bool const room = all.layer.size() < all.boxes + most_waypoints;  // beyond which an arrow goes straight
        for (std::size_t at = all.layer[each.from] + 1; room && at < all.layer[each.to]; ++at) {
            auto const [found, added] = ways.try_emplace({each.from, at}, all.layer.size());
            chain.push_back(found->second);
            if (added) all.layer.push_back(at);
        }
        chain.push_back(each.to);
    }
    all.left.resize(all.layer.size()), all.right.resize(all.layer.size());
    std::set<std::pair<std::size_t, std::size_t>> joined;
    for (auto const& chain : all.chains)
        for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
            bool const beside = all.layer[chain[i]] + 1 == all.layer[chain[i + 1]];
            if (beside && joined.insert({chain[i], chain[i + 1]}).second) all.right[chain[i]].push_back(chain[i + 1]), all.left[chain[i + 1]].push_back(chain[i]);
        }
    all.order.resize(all.layer.empty() ? 0 : *std::max_element(all.layer.begin(), all.layer.end()) + 1);
    for (std::size_t i = 0; i < all.layer.size(); ++i) all.order[all.layer[i]].push_back(i);
    return all;
}

/// How many pairs stand the other way round: what each meets of the greater ones before it, counted in a tree of sums.
std::size_t inversions(std::vector<std::size_t> const& places, std::size_t size) {
    std::vector<std::size_t> sums(size + 1);
    std::size_t count = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::size_t not_greater = 0;
        for (std::size_t at = places[i] + 1; at > 0; at &= at - 1) not_greater += sums[at];
        count += i - not_greater;
        for (std::size_t at = places[i] + 1; at <= size; at += at & (~at + 1)) ++sums[at];
    }
    return count;
}

/// How often arrows cross between a layer and the next.
std::size_t crossings(Layers const& all) {
    std::vector<std::size_t> place(all.layer.size());
    for (auto const& layer : all.order)
        for (std::size_t i = 0; i < layer.size(); ++i) place[layer[i]] = i;
    std::size_t count = 0;
    for (auto const& layer : all.order) {
        std::vector<std::size_t> ends;
        for (std::size_t const from : layer) {
            auto const first = static_cast<std::ptrdiff_t>(ends.size());
            for (std::size_t const to : all.right[from]) ends.push_back(place[to]);
            std::sort(ends.begin() + first, ends.end());
        }
        count += inversions(ends, place.size());
    }
    return count;
}

void order_by(std::vector<std::size_t>& layer, std::vector<std::vector<std::size_t>> const& neighbours, std::vector<double>& place) {
    std::vector<double> wanted(place.size());
    for (std::size_t const each : layer) {
        wanted[each] = place[each];
        if (neighbours[each].empty()) continue;
        double sum = 0;
        for (std::size_t const other : neighbours[each]) sum += place[other];
        wanted[each] = sum / static_cast<double>(neighbours[each].size());
    }
    std::stable_sort(layer.begin(), layer.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    for (std::size_t i = 0; i < layer.size(); ++i) place[layer[i]] = static_cast<double>(i);
}

void reduce_crossings(Layers& all) {
    std::vector<double> place(all.layer.size());
    for (auto const& layer : all.order)
        for (std::size_t i = 0; i < layer.size(); ++i) place[layer[i]] = static_cast<double>(i);
    auto best = all.order;
    std::size_t fewest = crossings(all);
    for (int sweep = 0; sweep < sweeps_of_order && fewest != 0; ++sweep) {
        bool const rightwards = sweep % 2 == 0;
        for (std::size_t i = 0; i < all.order.size(); ++i)
            order_by(all.order[rightwards ? i : all.order.size() - 1 - i], rightwards ? all.left : all.right, place);
        if (std::size_t const now = crossings(all); now < fewest) fewest = now, best = all.order;
    }
    all.order = std::move(best);
}

/// The places nearest to the wanted ones that keep order and distance: neighbours that want to pass each other move as one.
void settle(std::vector<std::size_t> const& layer, std::vector<double> const& wanted, std::vector<double> const& heights, std::vector<double>& middle) {
    struct Block { double sum = 0, count = 0; std::size_t first = 0; double offset = 0; };
    std::vector<double> offsets;  // of each from the first, as close as can be
    double offset = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        if (i != 0) offset += heights[layer[i - 1]] / 2 + gap_between_boxes + heights[layer[i]] / 2;
        offsets.push_back(offset);
    }
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        blocks.push_back({wanted[layer[i]] - offsets[i], 1, i});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].sum / blocks[blocks.size() - 2].count > blocks.back().sum / blocks.back().count) {
            Block const last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum, blocks.back().count += last.count;
        }
    }
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        std::size_t const end = b + 1 < blocks.size() ? blocks[b + 1].first : layer.size();
        for (std::size_t i = blocks[b].first; i < end; ++i) middle[layer[i]] = blocks[b].sum / blocks[b].count + offsets[i];
    }
}

std::vector<double> places(Layers const& all, std::vector<double> const& heights) {
    std::vector<double> middle(all.layer.size());
    for (auto const& layer : all.order) settle(layer, middle, heights, middle);
    for (int sweep = 0; sweep < sweeps_of_places; ++sweep)
        for (std::size_t i = 0; i < all.order.size(); ++i) {
            auto const& layer = all.order[sweep % 2 == 0 ? i : all.order.size() - 1 - i];
            std::vector<double> wanted = middle;
            for (std::size_t const each : layer) {
                auto neighbours = all.left[each];
                neighbours.insert(neighbours.end(), all.right[each].begin(), all.right[each].end());
                if (neighbours.empty()) continue;
                double sum = 0;
                for (std::size_t const other : neighbours) sum += middle[other];
                wanted[each] = sum / static_cast<double>(neighbours.size());
            }
            settle(layer, wanted, heights, middle);
        }
    return middle;
}

}  // namespace

Layout lay_out(Picture const& picture, std::vector<double> const& heights, double box_width) {
    Layers all = make_layers(picture);
    reduce_crossings(all);
    std::vector<double> tall = heights;
    tall.resize(all.layer.size(), waypoint_height);
    std::vector<double> const middle = places(all, tall);

    double top = 0, bottom = 0;
    for (std::size_t i = 0; i < middle.size(); ++i) top = std::min(top, middle[i] - tall[i] / 2), bottom = std::max(bottom, middle[i] + tall[i] / 2);
    auto const x = [&](std::size_t each) { return static_cast<double>(all.layer[each]) * (box_width + gap_between_layers); };
    Layout found;
    for (std::size_t i = 0; i < all.boxes; ++i) found.boxes.push_back({x(i), middle[i] - tall[i] / 2 - top, box_width, tall[i]});
    for (auto const& chain : all.chains) {
        auto& line = found.arrows.emplace_back();
        line.push_back({x(chain.front()) + box_width, middle[chain.front()] - top});
        for (std::size_t i = 1; i + 1 < chain.size(); ++i) {
            line.push_back({x(chain[i]), middle[chain[i]] - top});
            line.push_back({x(chain[i]) + box_width, middle[chain[i]] - top});
        }
        line.push_back({x(chain.back()), middle[chain.back()] - top});
    }
    found.width = all.order.empty() ? 0 : static_cast<double>(all.order.size()) * (box_width + gap_between_layers) - gap_between_layers;
    found.height = bottom - top;
    return found;
}

}  // namespace rubric::generate
