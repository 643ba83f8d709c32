// Readers of JSON: one record a line, or one array, or objects one after another.
//
// JSON lines: a broken line costs that line; empty lines are passed and counted. Arrays and objects
// written over several lines: a value is found by its brackets and quotes, so a broken one costs
// itself; what stands after the array, or an array that never ends, is refused as a record of its
// own. The record: record.h. Source: RFC 8259, jsonlines.org.
#pragma once

#include "rapport/intake/reader.h"

namespace rapport {

bool looks_like_json_lines(const Head& head);
// True where a whole first line says so already, whatever follows: a slow pipe need not be waited
// for.
bool begins_with_json_line(std::string_view bytes);
std::unique_ptr<Reader> make_json_lines_reader(Source& source, const ReadOptions& options);

bool looks_like_json_values(const Head& head);
std::unique_ptr<Reader> make_json_values_reader(Source& source, const ReadOptions& options);

}  // namespace rapport
