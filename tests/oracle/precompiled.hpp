// What nearly every file of the oracle includes, read once for all of them.
#include "agreement.hpp"

#include "lower/lower.hpp"
#include "syntax/parse.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <sstream>
