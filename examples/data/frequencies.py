"""How often things are so in England's registered childcare, counted once and written down.

Counted from Ofsted, "Childcare providers and inspections: management information" as at 31 August 2021, published under
the Open Government Licence v3.0. These are counts and quantiles only; no provider can be told from them.

A quantile table gives the value below which the shares in POINTS lie. Ages are days before the date of the file.
"""

POINTS = (0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1)

# Providers by type, subtype and registers: EYR early years, CCR compulsory, VCR voluntary, ALL the three.
KINDS = [
    (26674, "Childminder", "", "ALL"),
    (9674, "Home childcarer", "", "VCR only"),
    (8143, "Childcare on non-domestic premises", "Full day care", "ALL"),
    (3938, "Childcare on non-domestic premises", "Full day care", "EYR only"),
    (3763, "Childcare on non-domestic premises", "Out-of-school day care", "ALL"),
    (2407, "Childminder", "Home childcarer", "ALL"),
    (2396, "Childminder", "", "EYR-CCR"),
    (2376, "Childcare on non-domestic premises", "Sessional day care", "EYR only"),
    (2280, "Childcare on non-domestic premises", "Full day care", "EYR-CCR"),
    (2181, "Childcare on non-domestic premises", "Sessional day care", "ALL"),
    (1607, "Childcare on non-domestic premises", "Out-of-school day care", "VCR only"),
    (1328, "Childminder", "", "CCR-VCR"),
    (741, "Childcare on non-domestic premises", "Out-of-school day care", "CCR-VCR"),
    (699, "Childcare on non-domestic premises", "Sessional day care", "VCR only"),
    (518, "Childcare on non-domestic premises", "Sessional day care", "EYR-CCR"),
    (284, "Childcare on non-domestic premises", "Sessional day care", "CCR-VCR"),
    (267, "Childcare on non-domestic premises", "Out-of-school day care", "EYR-CCR"),
    (246, "Childminder", "", "EYR only"),
    (181, "Childminder", "Out-of-school day care", "ALL"),
    (181, "Childminder", "Home childcarer", "CCR-VCR"),
    (167, "Childcare on non-domestic premises", "", "VCR only"),
    (144, "Childcare on domestic premises", "Full day care", "ALL"),
    (113, "Childcare on non-domestic premises", "Full day care", "CCR-VCR"),
    (100, "Childminder", "", "VCR only"),
    (82, "Childcare on non-domestic premises", "Full day care", "VCR only"),
    (73, "Childminder", "", "CCR only"),
    (62, "Childcare on non-domestic premises", "", "CCR-VCR"),
    (59, "Childcare on non-domestic premises", "Out-of-school day care", "CCR only"),
    (39, "Childcare on domestic premises", "Full day care", "EYR-CCR"),
    (39, "Childminder", "Home childcarer", "VCR only"),
    (32, "Childcare on non-domestic premises", "Full day care", "EYR-VCR"),
    (30, "Childminder", "Home childcarer", "EYR-CCR"),
    (29, "Childcare on domestic premises", "Full day care", "EYR only"),
    (18, "Childcare on non-domestic premises", "Sessional day care", "EYR-VCR"),
    (13, "Childcare on non-domestic premises", "Sessional day care", "CCR only"),
    (12, "Childminder", "Out-of-school day care", "EYR-CCR"),
    (11, "Childcare on non-domestic premises", "Out-of-school day care", "EYR only"),
    (8, "Home childcarer", "Home childcarer", "VCR only"),
    (7, "Childcare on domestic premises", "Sessional day care", "EYR only"),
    (7, "Childcare on non-domestic premises", "Full day care", "CCR only"),
    (6, "Childcare on non-domestic premises", "", "CCR only"),
    (5, "Childcare on non-domestic premises", "", "EYR only"),
    (5, "Childminder", "Home childcarer", "EYR only"),
    (4, "Childminder", "", "EYR-VCR"),
    (4, "Childminder", "Out-of-school day care", "CCR-VCR"),
    (4, "Childcare on domestic premises", "Sessional day care", "EYR-CCR"),
    (3, "Childcare on domestic premises", "Sessional day care", "ALL"),
    (3, "Childcare on non-domestic premises", "", "ALL"),
    (3, "Home childcarer", "", "CCR-VCR"),
    (2, "Childminder", "Home childcarer", "EYR-VCR"),
    (2, "Childcare on domestic premises", "Out-of-school day care", "ALL"),
    (2, "Childcare on domestic premises", "Sessional day care", "VCR only"),
    (2, "Childcare on domestic premises", "Full day care", "CCR-VCR"),
    (2, "Childcare on non-domestic premises", "Out-of-school day care", "EYR-VCR"),
    (1, "Childcare on non-domestic premises", "", "EYR-CCR"),
    (1, "Childminder", "Home childcarer", "CCR only"),
    (1, "Childcare on domestic premises", "", "VCR only"),
    (1, "Childcare on domestic premises", "Out-of-school day care", "VCR only"),
]

TYPES = ["Childminder", "Childcare on non-domestic premises", "Home childcarer", "Childcare on domestic premises"]
BANDS = ["Most deprived", "Deprived", "Average", "Less deprived", "Least deprived", "Unknown"]

# Local authority: region, providers by type (in the order of TYPES), providers by deprivation band (of BANDS).
AUTHORITIES = {
    "Barking and Dagenham": ("London", [147, 115, 145, 1], [165, 212, 26, 5, 0, 0]),
    "Barnet": ("London", [264, 210, 171, 8], [69, 151, 173, 160, 100, 0]),
    "Barnsley": ("Yorkshire and The Humber", [143, 82, 6, 0], [51, 91, 29, 47, 13, 0]),
    "Bath and North East Somerset": ("South West", [98, 113, 32, 1], [13, 21, 49, 88, 73, 0]),
    "Bedford": ("East of England", [122, 81, 16, 0], [15, 37, 80, 67, 20, 0]),
    "Bexley": ("London", [343, 134, 103, 1], [103, 162, 96, 135, 85, 0]),
    "Birmingham": ("West Midlands", [451, 531, 87, 3], [504, 204, 176, 100, 88, 0]),
    "Blackburn with Darwen": ("North West", [78, 68, 4, 1], [43, 28, 29, 36, 15, 0]),
    "Blackpool": ("North West", [55, 42, 0, 0], [30, 39, 23, 5, 0, 0]),
    "Bolton": ("North West", [119, 138, 12, 1], [65, 57, 47, 43, 58, 0]),
    "Bournemouth, Christchurch & Poole": ("South West", [191, 175, 43, 3], [36, 85, 117, 117, 57, 0]),
    "Bracknell Forest": ("South East", [158, 85, 45, 0], [0, 38, 83, 64, 103, 0]),
    "Bradford": ("Yorkshire and The Humber", [349, 212, 24, 5], [144, 124, 114, 90, 118, 0]),
    "Brent": ("London", [146, 155, 137, 6], [114, 146, 134, 48, 2, 0]),
    "Brighton and Hove": ("South East", [94, 160, 60, 4], [43, 59, 84, 72, 60, 0]),
    "Bristol": ("South West", [338, 215, 118, 2], [143, 167, 137, 75, 151, 0]),
    "Bromley": ("London", [461, 234, 162, 1], [104, 81, 155, 233, 285, 0]),
    "Buckinghamshire": ("South East", [471, 394, 220, 1], [0, 130, 174, 229, 553, 0]),
    "Bury": ("North West", [95, 101, 10, 0], [56, 30, 42, 40, 38, 0]),
    "Calderdale": ("Yorkshire and The Humber", [111, 113, 4, 2], [40, 50, 39, 59, 42, 0]),
    "Cambridgeshire": ("East of England", [528, 383, 145, 3], [22, 163, 249, 317, 308, 0]),
    "Camden": ("London", [117, 132, 100, 4], [112, 122, 38, 45, 36, 0]),
    "Central Bedfordshire": ("East of England", [311, 126, 101, 1], [25, 77, 141, 152, 144, 0]),
    "Cheshire East": ("North West", [159, 199, 24, 2], [11, 55, 56, 88, 174, 0]),
    "Cheshire West and Chester": ("North West", [144, 180, 25, 0], [25, 42, 58, 84, 140, 0]),
    "City of London": ("London", [0, 12, 2, 0], [0, 3, 0, 0, 11, 0]),
    "Cornwall": ("South West", [219, 238, 41, 4], [48, 94, 257, 93, 10, 0]),
    "Coventry": ("West Midlands", [231, 120, 16, 0], [117, 61, 87, 69, 33, 0]),
    "Croydon": ("London", [370, 223, 167, 5], [157, 264, 184, 101, 59, 0]),
    "Cumbria": ("North West", [140, 171, 9, 4], [22, 53, 56, 96, 97, 0]),
    "Darlington": ("North East", [66, 40, 10, 0], [19, 19, 25, 12, 41, 0]),
    "Derby": ("East Midlands", [125, 102, 15, 2], [47, 69, 27, 45, 56, 0]),
    "Derbyshire": ("East Midlands", [384, 363, 54, 0], [78, 140, 188, 192, 203, 0]),
    "Devon": ("South West", [427, 339, 110, 4], [22, 152, 265, 326, 115, 0]),
    "Doncaster": ("Yorkshire and The Humber", [251, 85, 5, 1], [78, 67, 73, 86, 38, 0]),
    "Dorset": ("South West", [149, 155, 24, 2], [9, 56, 108, 103, 54, 0]),
    "Dudley": ("West Midlands", [115, 113, 11, 1], [58, 45, 28, 60, 49, 0]),
    "Durham": ("North East", [260, 128, 18, 0], [110, 117, 85, 62, 32, 0]),
    "Ealing": ("London", [195, 230, 195, 1], [103, 176, 165, 127, 50, 0]),
    "East Riding of Yorkshire": ("Yorkshire and The Humber", [184, 142, 16, 2], [19, 33, 60, 86, 146, 0]),
    "East Sussex": ("South East", [182, 207, 69, 2], [56, 85, 104, 105, 110, 0]),
    "Enfield": ("London", [219, 178, 287, 0], [316, 166, 93, 85, 24, 0]),
    "Essex": ("East of England", [819, 792, 267, 6], [172, 348, 462, 489, 413, 0]),
    "Gateshead": ("North East", [85, 76, 12, 3], [31, 52, 37, 29, 27, 0]),
    "Gloucestershire": ("South West", [309, 383, 79, 4], [59, 115, 145, 229, 227, 0]),
    "Greenwich": ("London", [386, 195, 130, 1], [228, 292, 117, 37, 38, 0]),
    "Hackney": ("London", [171, 155, 133, 2], [227, 154, 53, 27, 0, 0]),
    "Halton": ("North West", [68, 67, 1, 0], [49, 29, 3, 35, 20, 0]),
    "Hammersmith and Fulham": ("London", [84, 103, 101, 0], [111, 49, 59, 28, 41, 0]),
    "Hampshire": ("South East", [1036, 954, 294, 6], [63, 251, 445, 626, 905, 0]),
    "Haringey": ("London", [156, 140, 229, 3], [219, 131, 69, 62, 47, 0]),
    "Harrow": ("London", [131, 149, 56, 2], [17, 67, 109, 87, 58, 0]),
    "Hartlepool": ("North East", [51, 18, 2, 0], [28, 4, 20, 9, 10, 0]),
    "Havering": ("London", [199, 178, 55, 2], [54, 108, 104, 111, 57, 0]),
    "Herefordshire": ("West Midlands", [63, 81, 9, 0], [3, 23, 41, 61, 25, 0]),
    "Hertfordshire": ("East of England", [1116, 795, 449, 7], [108, 460, 593, 503, 703, 0]),
    "Hillingdon": ("London", [246, 156, 54, 0], [20, 164, 113, 125, 34, 0]),
    "Hounslow": ("London", [171, 138, 165, 0], [60, 174, 153, 77, 10, 0]),
    "Isle of Wight": ("South East", [43, 45, 12, 1], [14, 25, 35, 20, 7, 0]),
    "Isles of Scilly": ("South West", [2, 1, 0, 0], [0, 0, 0, 0, 3, 0]),
    "Islington": ("London", [159, 123, 125, 1], [246, 113, 35, 14, 0, 0]),
    "Kensington and Chelsea": ("London", [26, 97, 37, 3], [45, 26, 25, 14, 53, 0]),
    "Kent": ("South East", [941, 796, 313, 11], [258, 409, 468, 521, 405, 0]),
    "Kingston upon Hull": ("Yorkshire and The Humber", [65, 75, 5, 0], [49, 31, 30, 25, 10, 0]),
    "Kingston upon Thames": ("London", [169, 89, 93, 0], [3, 59, 78, 111, 100, 0]),
    "Kirklees": ("Yorkshire and The Humber", [236, 235, 17, 1], [66, 129, 116, 103, 75, 0]),
    "Knowsley": ("North West", [62, 52, 4, 0], [50, 19, 27, 13, 9, 0]),
    "Lambeth": ("London", [218, 198, 185, 3], [237, 236, 86, 44, 1, 0]),
    "Lancashire": ("North West", [599, 611, 29, 1], [180, 224, 224, 303, 309, 0]),
    "Leeds": ("Yorkshire and The Humber", [671, 319, 48, 6], [208, 183, 151, 218, 284, 0]),
    "Leicester": ("East Midlands", [91, 130, 49, 0], [122, 71, 52, 20, 5, 0]),
    "Leicestershire": ("East Midlands", [475, 389, 34, 2], [20, 106, 208, 301, 265, 0]),
    "Lewisham": ("London", [342, 208, 180, 3], [243, 351, 94, 39, 6, 0]),
    "Lincolnshire": ("East Midlands", [379, 329, 34, 2], [95, 122, 210, 221, 96, 0]),
    "Liverpool": ("North West", [173, 177, 15, 0], [163, 55, 53, 57, 37, 0]),
    "Luton": ("East of England", [110, 98, 31, 0], [35, 89, 66, 42, 7, 0]),
    "Manchester": ("North West", [370, 194, 69, 1], [380, 136, 56, 21, 41, 0]),
    "Medway": ("South East", [192, 110, 34, 1], [73, 88, 75, 56, 45, 0]),
    "Merton": ("London", [235, 128, 159, 0], [31, 118, 130, 75, 168, 0]),
    "Middlesbrough": ("North East", [69, 52, 2, 2], [53, 18, 17, 18, 19, 0]),
    "Milton Keynes": ("South East", [205, 170, 43, 1], [43, 93, 115, 116, 52, 0]),
    "Newcastle upon Tyne": ("North East", [135, 116, 22, 0], [95, 35, 37, 45, 61, 0]),
    "Newham": ("London", [173, 166, 111, 2], [128, 262, 62, 0, 0, 0]),
    "Norfolk": ("East of England", [366, 314, 64, 5], [83, 92, 232, 237, 105, 0]),
    "North East Lincolnshire": ("Yorkshire and The Humber", [62, 45, 3, 1], [41, 27, 9, 22, 12, 0]),
    "North Lincolnshire": ("Yorkshire and The Humber", [83, 76, 2, 1], [32, 23, 67, 26, 14, 0]),
    "North Northamptonshire": ("East Midlands", [274, 141, 38, 0], [52, 69, 105, 112, 115, 0]),
    "North Somerset": ("South West", [133, 116, 38, 1], [23, 36, 67, 80, 82, 0]),
    "North Tyneside": ("North East", [118, 75, 18, 0], [40, 36, 35, 37, 63, 0]),
    "North Yorkshire": ("Yorkshire and The Humber", [302, 306, 60, 4], [18, 67, 112, 167, 308, 0]),
    "Northumberland": ("North East", [146, 107, 29, 1], [42, 53, 55, 53, 80, 0]),
    "Not Recorded": ("Not Recorded", [2, 17, 17, 0], [0, 0, 0, 0, 0, 36]),
    "Nottingham": ("East Midlands", [157, 94, 14, 0], [140, 47, 38, 24, 16, 0]),
    "Nottinghamshire": ("East Midlands", [505, 360, 41, 1], [95, 149, 204, 217, 242, 0]),
    "Oldham": ("North West", [160, 127, 14, 0], [99, 66, 64, 47, 25, 0]),
    "Oxfordshire": ("South East", [426, 398, 195, 2], [30, 107, 167, 336, 381, 0]),
    "Peterborough": ("East of England", [144, 118, 10, 0], [68, 94, 45, 52, 13, 0]),
    "Plymouth": ("South West", [110, 98, 15, 0], [44, 61, 40, 46, 32, 0]),
    "Portsmouth": ("South East", [87, 102, 12, 0], [35, 42, 73, 26, 25, 0]),
    "Reading": ("South East", [104, 99, 27, 0], [29, 38, 72, 35, 56, 0]),
    "Redbridge": ("London", [163, 206, 72, 3], [12, 133, 143, 97, 59, 0]),
    "Redcar and Cleveland": ("North East", [109, 34, 1, 0], [50, 33, 20, 23, 18, 0]),
    "Richmond upon Thames": ("London", [153, 191, 126, 2], [10, 34, 64, 161, 203, 0]),
    "Rochdale": ("North West", [158, 102, 4, 0], [88, 67, 49, 43, 17, 0]),
    "Rotherham": ("Yorkshire and The Humber", [195, 70, 6, 0], [48, 80, 37, 86, 20, 0]),
    "Rutland": ("East Midlands", [12, 23, 5, 0], [0, 0, 10, 23, 7, 0]),
    "Salford": ("North West", [181, 126, 13, 2], [115, 71, 51, 42, 43, 0]),
    "Sandwell": ("West Midlands", [110, 133, 8, 0], [114, 81, 38, 18, 0, 0]),
    "Sefton": ("North West", [69, 101, 9, 1], [23, 38, 43, 42, 34, 0]),
    "Sheffield": ("Yorkshire and The Humber", [282, 208, 38, 0], [134, 61, 88, 96, 149, 0]),
    "Shropshire": ("West Midlands", [120, 131, 14, 4], [10, 38, 79, 88, 54, 0]),
    "Slough": ("South East", [99, 58, 26, 0], [5, 49, 99, 30, 0, 0]),
    "Solihull": ("West Midlands", [148, 121, 15, 0], [39, 23, 56, 72, 94, 0]),
    "Somerset": ("South West", [243, 255, 49, 4], [28, 113, 124, 165, 121, 0]),
    "South Gloucestershire": ("South West", [166, 195, 51, 1], [7, 77, 105, 90, 134, 0]),
    "South Tyneside": ("North East", [77, 43, 0, 0], [62, 15, 10, 25, 8, 0]),
    "Southampton": ("South East", [133, 128, 25, 2], [75, 85, 42, 61, 25, 0]),
    "Southend on Sea": ("East of England", [126, 78, 20, 0], [51, 59, 33, 45, 36, 0]),
    "Southwark": ("London", [311, 171, 150, 3], [331, 147, 87, 53, 17, 0]),
    "St Helens": ("North West", [55, 55, 6, 0], [42, 21, 23, 6, 24, 0]),
    "Staffordshire": ("West Midlands", [408, 396, 29, 3], [51, 145, 201, 207, 232, 0]),
    "Stockport": ("North West", [275, 138, 32, 1], [43, 73, 80, 99, 151, 0]),
    "Stockton-on-Tees": ("North East", [135, 60, 6, 0], [36, 27, 26, 63, 49, 0]),
    "Stoke-on-Trent": ("West Midlands", [75, 92, 5, 1], [72, 39, 27, 21, 14, 0]),
    "Suffolk": ("East of England", [289, 332, 50, 2], [59, 108, 165, 200, 141, 0]),
    "Sunderland": ("North East", [106, 53, 6, 0], [43, 34, 39, 21, 28, 0]),
    "Surrey": ("South East", [1192, 818, 498, 11], [46, 238, 484, 750, 1001, 0]),
    "Sutton": ("London", [205, 115, 131, 0], [35, 60, 109, 142, 105, 0]),
    "Swindon": ("South West", [193, 98, 19, 2], [13, 37, 93, 85, 84, 0]),
    "Tameside": ("North West", [214, 98, 9, 0], [116, 73, 62, 45, 25, 0]),
    "Telford and Wrekin": ("West Midlands", [105, 66, 3, 0], [36, 40, 41, 37, 20, 0]),
    "Thurrock": ("East of England", [149, 69, 30, 0], [32, 90, 40, 77, 9, 0]),
    "Torbay": ("South West", [70, 33, 15, 0], [25, 44, 40, 8, 1, 0]),
    "Tower Hamlets": ("London", [97, 124, 64, 0], [147, 112, 23, 3, 0, 0]),
    "Trafford": ("North West", [205, 161, 26, 3], [31, 46, 39, 104, 175, 0]),
    "Wakefield": ("Yorkshire and The Humber", [224, 89, 15, 1], [49, 85, 78, 68, 49, 0]),
    "Walsall": ("West Midlands", [92, 70, 9, 0], [70, 36, 21, 21, 23, 0]),
    "Waltham Forest": ("London", [203, 136, 135, 1], [93, 203, 143, 32, 4, 0]),
    "Wandsworth": ("London", [185, 230, 230, 1], [97, 162, 154, 128, 105, 0]),
    "Warrington": ("North West", [145, 119, 20, 0], [16, 50, 32, 63, 123, 0]),
    "Warwickshire": ("West Midlands", [321, 291, 47, 1], [33, 127, 129, 172, 199, 0]),
    "West Berkshire": ("South East", [137, 100, 34, 0], [7, 18, 48, 101, 97, 0]),
    "West Northamptonshire": ("East Midlands", [267, 235, 35, 2], [27, 57, 93, 145, 217, 0]),
    "West Sussex": ("South East", [545, 525, 139, 5], [31, 194, 274, 311, 404, 0]),
    "Westminster": ("London", [57, 97, 40, 0], [65, 50, 19, 21, 39, 0]),
    "Wigan": ("North West", [145, 131, 10, 0], [45, 45, 47, 58, 91, 0]),
    "Wiltshire": ("South West", [384, 304, 78, 2], [17, 60, 245, 222, 224, 0]),
    "Windsor and Maidenhead": ("South East", [123, 113, 54, 0], [0, 19, 80, 58, 133, 0]),
    "Wirral": ("North West", [160, 135, 27, 0], [60, 43, 46, 64, 109, 0]),
    "Wokingham": ("South East", [179, 146, 46, 1], [0, 16, 38, 60, 258, 0]),
    "Wolverhampton": ("West Midlands", [76, 74, 11, 0], [64, 44, 18, 29, 6, 0]),
    "Worcestershire": ("West Midlands", [267, 291, 44, 4], [47, 67, 138, 165, 189, 0]),
    "York": ("Yorkshire and The Humber", [125, 105, 23, 0], [17, 24, 35, 55, 122, 0]),
}

OFSTED_REGIONS = {"North East": "North East, Yorkshire and the Humber",
                  "Yorkshire and The Humber": "North East, Yorkshire and the Humber"}

# Days since registration, for those on the Early Years Register and those not.
REGISTERED = {
    (True, "Childminder"): [0, 82, 356, 712, 1744, 3672, 6279, 8899, 10261, 11358, 17694],
    (True, "Childcare on non-domestic premises"): [0, 34, 225, 509, 1408, 3085, 6188, 9617, 10548, 14331, 31672],
    (True, "Childcare on domestic premises"): [8, 46, 159, 285, 851, 1622, 3065, 4130, 6209, 11199, 15547],
    (False, "Childminder"): [0, 67, 223, 405, 1533, 3977, 6664, 9739, 10553, 12321, 18505],
    (False, "Childcare on non-domestic premises"): [0, 21, 60, 117, 348, 923, 1908, 3767, 5383, 8757, 13588],
    (False, "Home childcarer"): [0, 25, 97, 196, 420, 1163, 2636, 4148, 4695, 6406, 13542],
    (False, "Childcare on domestic premises"): [771, 771, 771, 771, 904, 1383, 3428, 6066, 6066, 6066, 6066],
}

# On the Early Years Register, by years since registration (from): share with a full inspection, of those a second, of
# those a third; share with an inspection with no children on roll, of those without a full one and with a good one.
CHILDMINDERS_INSPECTED = [
    (0, 0.001, 0.0, 0.0, 0.0, 0.0),
    (1, 0.008, 0.0, 0.0, 0.0, 0.0),
    (2, 0.09, 0.028, 0.0, 0.013, 0.0),
    (3, 0.413, 0.04, 0.111, 0.101, 0.0),
    (4, 0.852, 0.053, 0.157, 0.771, 0.001),
    (5, 0.871, 0.068, 0.129, 0.951, 0.0),
    (6, 0.884, 0.162, 0.081, 0.978, 0.005),
    (7, 0.915, 0.711, 0.107, 0.898, 0.047),
    (8, 0.952, 0.862, 0.169, 0.833, 0.065),
    (9, 0.957, 0.901, 0.457, 0.77, 0.078),
    (10, 0.977, 0.936, 0.715, 0.778, 0.087),
    (11, 0.98, 0.955, 0.789, 0.708, 0.061),
    (12, 0.992, 0.959, 0.836, 0.667, 0.071),
    (13, 0.987, 0.95, 0.812, 0.5, 0.071),
    (14, 0.984, 0.953, 0.791, 0.667, 0.072),
    (15, 0.981, 0.963, 0.815, 0.679, 0.065),
    (20, 0.984, 0.965, 0.813, 0.541, 0.072),
    (30, 0.987, 0.977, 0.775, 0.167, 0.096),
]

GROUPS_INSPECTED = [
    (0, 0.003, 0.0, 0.0, 0.0, 0.0),
    (1, 0.02, 0.036, 0.0, 0.0, 0.0),
    (2, 0.156, 0.078, 0.0, 0.001, 0.0),
    (3, 0.404, 0.133, 0.156, 0.002, 0.0),
    (4, 0.786, 0.14, 0.178, 0.068, 0.0),
    (5, 0.813, 0.215, 0.289, 0.089, 0.0),
    (6, 0.823, 0.363, 0.218, 0.059, 0.0),
    (7, 0.844, 0.829, 0.253, 0.065, 0.001),
    (8, 0.869, 0.948, 0.363, 0.068, 0.001),
    (9, 0.823, 0.977, 0.646, 0.075, 0.001),
    (10, 0.853, 0.994, 0.881, 0.076, 0.003),
    (11, 0.839, 0.996, 0.915, 0.086, 0.0),
    (12, 0.849, 0.988, 0.924, 0.057, 0.006),
    (13, 0.83, 0.989, 0.899, 0.035, 0.0),
    (14, 0.833, 0.991, 0.876, 0.065, 0.0),
    (15, 0.865, 0.995, 0.901, 0.067, 0.0),
    (20, 0.913, 0.997, 0.904, 0.078, 0.001),
    (30, 0.992, 1.0, 0.903, 0.2, 0.0),
]

# Days since the latest full inspection, by years since registration (from); and where it was below good, or one with
# no children on roll came after it.
LATEST = [
    (0, [4, 5, 6, 12, 33, 64, 104, 677, 777, 860, 1021]),
    (3, [0, 5, 14, 28, 55, 96, 629, 874, 1021, 1194, 1422]),
    (4, [6, 55, 581, 623, 705, 880, 994, 1071, 1189, 1456, 1727]),
    (5, [4, 118, 638, 809, 1086, 1315, 1561, 1813, 1847, 2044, 2731]),
    (8, [0, 110, 565, 606, 876, 1307, 1687, 1826, 2064, 2793, 4101]),
    (12, [0, 106, 561, 595, 847, 1225, 1616, 1958, 2160, 2637, 4555]),
]
LATEST_BELOW_GOOD = {"3": [8, 14, 41, 54, 95, 623, 784, 880, 958, 1448, 3277],
                     "4": [7, 8, 15, 21, 55, 81, 572, 657, 693, 1078, 1211]}
LATEST_BEFORE_NO_CHILDREN = [537, 810, 1434, 1894, 2143, 2520, 3415, 4134, 4423, 4653, 4731]

# Days from one full inspection to the next, by the grade of the earlier.
GAP = {
    "1": [52, 328, 911, 1247, 1454, 1666, 2010, 2351, 2485, 2633, 3934],
    "2": [21, 318, 753, 869, 1105, 1343, 1625, 2030, 2195, 2450, 4244],
    "3": [21, 173, 222, 264, 339, 698, 1275, 1737, 1960, 2551, 4214],
    "4": [33, 88, 105, 115, 138, 165, 183, 358, 505, 1450, 3803],
}

# Overall effectiveness of the latest, second and third full inspections: of childminders (True) or others, by how many.
GRADES = {
    (True, 1): [
        (5001, "2"), (592, "1"), (305, "3"), (63, "4"),
    ],
    (True, 2): [
        (3216, "22"), (837, "12"), (684, "23"), (636, "11"), (167, "21"), (121, "24"), (78, "33"), (69, "32"),
        (44, "13"), (35, "34"), (13, "43"), (10, "42"), (6, "44"), (3, "31"), (1, "14"),
    ],
    (True, 3): [
        (5511, "222"), (2270, "223"), (874, "232"), (526, "233"), (525, "122"), (435, "221"), (400, "212"), (356, "111"),
        (330, "112"), (303, "224"), (289, "242"), (276, "211"), (175, "234"), (111, "243"), (101, "121"), (92, "123"),
        (60, "323"), (57, "213"), (52, "322"), (46, "231"), (34, "244"), (27, "241"), (24, "332"), (23, "343"),
        (22, "113"), (20, "131"), (19, "422"), (19, "132"), (18, "342"), (17, "423"), (17, "334"), (17, "333"),
        (13, "433"), (11, "124"), (10, "133"), (8, "344"), (8, "442"), (7, "432"), (6, "324"), (6, "141"),
        (5, "311"), (5, "412"), (4, "411"), (4, "434"), (3, "321"), (3, "424"), (3, "444"), (3, "134"),
        (3, "443"), (2, "214"), (2, "313"), (2, "312"), (2, "142"), (1, "341"), (1, "414"), (1, "114"),
        (1, "441"),
    ],
    (False, 1): [
        (2743, "2"), (777, "1"), (63, "3"), (43, "4"),
    ],
    (False, 2): [
        (1177, "22"), (548, "12"), (521, "11"), (275, "23"), (151, "21"), (134, "24"), (30, "13"), (13, "32"),
        (11, "34"), (6, "33"), (5, "14"), (5, "31"), (4, "41"), (4, "43"), (4, "42"), (1, "44"),
    ],
    (False, 3): [
        (3064, "222"), (1601, "223"), (678, "232"), (586, "122"), (381, "224"), (369, "242"), (355, "221"), (314, "212"),
        (268, "111"), (240, "211"), (226, "112"), (188, "123"), (174, "233"), (156, "234"), (135, "121"), (60, "231"),
        (59, "213"), (55, "241"), (53, "124"), (49, "243"), (42, "132"), (38, "244"), (29, "131"), (26, "113"),
        (22, "322"), (19, "323"), (16, "422"), (13, "332"), (13, "133"), (11, "342"), (11, "312"), (10, "423"),
        (9, "311"), (8, "412"), (8, "141"), (8, "134"), (7, "142"), (7, "334"), (5, "214"), (5, "432"),
        (4, "343"), (3, "443"), (3, "434"), (3, "341"), (3, "424"), (3, "324"), (2, "411"), (2, "442"),
        (2, "331"), (2, "114"), (2, "321"), (2, "421"), (2, "313"), (2, "333"), (2, "433"), (1, "413"),
        (1, "444"), (1, "344"), (1, "143"), (1, "144"),
    ],
}

# Quality of education, behaviour, development, leadership and whether safeguarding is effective, by overall effectiveness;
# first since September 2019, then leadership alone before.
AREAS = {
    "1": [
        (1382, "1111", "Yes"),
    ],
    "2": [
        (5572, "2222", "Yes"), (213, "2112", "Yes"), (207, "2122", "Yes"), (88, "2212", "Yes"), (11, "1122", "Yes"),
        (8, "1222", "Yes"), (7, "2221", "Yes"), (5, "1112", "Yes"), (2, "2121", "Yes"), (1, "1212", "Yes"),
        (1, "2332", "Yes"), (1, "2111", "Yes"), (1, "1113", "Yes"), (1, "2223", "Yes"),
    ],
    "3": [
        (205, "3333", "Yes"), (35, "3223", "Yes"), (33, "2233", "Yes"), (28, "3233", "Yes"), (19, "3323", "Yes"),
        (19, "2223", "Yes"), (2, "3333", "No"), (2, "2323", "Yes"), (1, "2333", "Yes"), (1, "1113", "Yes"),
    ],
    "4": [
        (76, "4444", "No"), (42, "2244", "No"), (32, "3344", "No"), (11, "4444", "Yes"), (7, "4344", "No"),
        (6, "3334", "No"), (3, "2224", "No"), (2, "1144", "No"), (2, "3444", "No"), (1, "2234", "No"),
        (1, "3244", "No"), (1, "4434", "No"), (1, "4334", "Yes"), (1, "4344", "Yes"), (1, "3434", "No"),
        (1, "2224", "Yes"), (1, "3234", "No"), (1, "2444", "No"),
    ],
}
LEADERSHIP_BEFORE_2019 = {
    "1": [(5700, "1")],
    "2": [(26463, "2"), (14, "1"), (8, "3")],
    "3": [(591, "3"), (1, "2")],
    "4": [(104, "4")],
}

# Requirements of the two childcare registers (compulsory, voluntary) at the latest full inspection.
SUITABILITY = {
    "ALL": [
        (31652, "Met", "Met"), (496, "Not Met (with actions)", "Not Met (with actions)"),
        (144, "-", "-"), (107, "Met", "-"),
        (36, "Not Met (enforcement)", "Not Met (enforcement)"), (29, "Not Met (with actions)", "Met"),
        (6, "Met", "Not Met (enforcement)"), (4, "Met", "Not Met (with actions)"),
        (3, "Not Met (with actions)", "-"), (3, "-", "Met"),
        (1, "Not Met (with actions)", "Not Met (enforcement)"), (1, "Not Met (enforcement)", "-"),
    ],
    "EYR only": [
        (4770, "-", "-"), (14, "Met", "Met"),
        (6, "Met", "-"),
    ],
    "EYR-CCR": [
        (3478, "Met", "-"), (65, "-", "-"),
        (51, "Not Met (with actions)", "-"), (7, "Not Met (enforcement)", "-"),
        (2, "Met", "Met"), (1, "Not Met (with actions)", "Not Met (with actions)"),
    ],
    "EYR-VCR": [
        (40, "-", "Met"),
    ],
}

# Childminders whose latest full inspection was below good: share with one with no children on roll after it.
NO_CHILDREN_AFTER_BELOW_GOOD = {"3": 0.611, "4": 0.578}

# No children on roll: days from the full inspection before it, or from registration; outcomes.
NO_CHILDREN_AFTER_FULL = [92, 142, 260, 465, 1037, 1329, 1707, 2521, 3170, 3820, 4577]
NO_CHILDREN_AFTER_REGISTRATION = [105, 234, 637, 726, 792, 908, 1955, 4581, 6061, 9184, 9928]
NO_CHILDREN_OUTCOMES = [(2872, "Met"), (280, "Not Met (with actions)"), (13, "Not Met (enforcement)")]

# Childcare registers alone: share inspected by years since registration (from); days since; outcomes.
REGISTERS_INSPECTED = [
    (0, 0.014),
    (1, 0.105),
    (2, 0.247),
    (3, 0.405),
    (4, 0.579),
    (5, 0.672),
    (7, 0.731),
    (10, 0.847),
    (13, 0.702),
]
REGISTERS_LATEST = [0, 41, 116, 130, 278, 546, 1506, 2020, 2588, 3472, 4414]
REGISTERS_OUTCOMES = [(5359, "Met"), (671, "Not Met (with actions)"), (1, "Not Met (enforcement)")]

# Places on the Early Years Register; the estimate where none is recorded. Elsewhere no places are recorded.
PLACES = {
    ("Childminder", ""): [0, 2, 3, 5, 6, 6, 6, 12, 12, 18, 36],
    ("Childminder", "Home childcarer"): [0, 2, 4, 4, 6, 6, 6, 7, 12, 18, 24],
    ("Childminder", "Out-of-school day care"): [3, 3, 4, 5, 6, 6, 6, 6, 12, 12, 16],
    ("Childcare on non-domestic premises", "Full day care"): [0, 0, 18, 22, 30, 46, 68, 94, 110, 150, 275],
    ("Childcare on non-domestic premises", "Out-of-school day care"): [0, 8, 15, 17, 24, 32, 50, 70, 96, 164, 486],
    ("Childcare on non-domestic premises", "Sessional day care"): [0, 0, 15, 18, 24, 26, 35, 48, 57, 80, 282],
    ("Childcare on domestic premises", "Full day care"): [0, 9, 10, 12, 16, 20, 26, 36, 44, 60, 104],
    ("Childcare on domestic premises", "Sessional day care"): [12, 12, 12, 12, 14, 20, 27, 30, 38, 38, 38],
}
ESTIMATED_PLACES = {"Childminder": "6.45", "Childcare on non-domestic premises": "46.35",
                    "Childcare on domestic premises": "23.12"}
