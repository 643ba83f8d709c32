#include "rapport/intake/intake.h"

#include <algorithm>

#include "rapport/base/hash.h"
#include "rapport/intake/source.h"
#include "rapport/intake/walk.h"

namespace rapport {
namespace {

constexpr size_t hash_bytes = 256 << 10;

// SHA-256 of a file's bytes; a Fault where it cannot be read to its end.
Result<std::string> identity_of(const Files& files, const std::string& path) {
    auto stream = files.open(path);
    if (!stream) return stream.fault();
    Sha256 hash;
    std::string bytes(hash_bytes, '\0');
    while (true) {
        const auto got = (*stream)->read(bytes.data(), bytes.size());
        if (!got) return got.fault();
        if (*got == 0) return hash.hex();
        hash.add(std::string_view(bytes).substr(0, *got));
    }
}

Refusal unreadable(const std::string& path, const Fault& fault) {
    Refusal refusal;
    refusal.code = RefusalCode::unreadable;
    refusal.path = path;
    refusal.detail = fault.message;
    return refusal;
}

// The input that is being read.
struct OpenInput {
    std::string path, identity;
    std::unique_ptr<Source> source;
    std::unique_ptr<Reader> reader;
    InputPosition at;
};

}  // namespace

struct Intake::Parts {
    const Files& files;
    IntakeOptions options;
    Plan plan;
    size_t next_input = 0;
    std::optional<OpenInput> input;
    std::optional<Fault> fault;
    uint64_t bytes_total = 0, bytes_before = 0;  // before: of the inputs that are finished

    std::optional<Item> start(const PlannedInput& planned);
    Result<OpenInput> opened(const std::string& path) const;
    std::optional<Item> resumed(OpenInput& open, const PlannedInput& planned);
    std::optional<Item> read();
    std::optional<Item> end(bool complete);
};

// Opens an input; an item where it ends at once.
std::optional<Item> Intake::Parts::start(const PlannedInput& planned) {
    const InputPosition refused{0, 1, false};  // the refusal is the input's only record
    if (planned.refusal) return Item{*planned.refusal, {}, planned.path, "", refused};
    auto open = opened(planned.path);
    if (!open && open.fault().kind == FaultKind::interrupted)
        return fault = open.fault(), std::nullopt;
    if (!open) return Item{unreadable(planned.path, open.fault()), {}, planned.path, "", refused};
    if (options.resume && planned.info.kind == PathKind::file) return resumed(*open, planned);
    input = std::move(*open);
    return std::nullopt;
}

Result<OpenInput> Intake::Parts::opened(const std::string& path) const {
    auto stream = files.open(path);
    if (!stream) return stream.fault();
    OpenInput open;
    open.path = path;
    open.source = std::make_unique<Source>(std::move(*stream), path);
    const ReaderKind& kind = kind_of(*open.source);
    open.reader = kind.make(*open.source, options.read);
    return open;
}

// Goes on where an earlier reading of the same bytes stopped.
std::optional<Item> Intake::Parts::resumed(OpenInput& open, const PlannedInput& planned) {
    std::optional<InputPosition> from;
    if (const auto identity = identity_of(files, planned.path)) {
        open.identity = *identity;
        const auto position = options.resume(open.path, open.identity);
        if (!position) return fault = position.fault(), std::nullopt;
        from = *position;
    } else if (identity.fault().kind == FaultKind::interrupted) {
        return fault = identity.fault(), std::nullopt;
    }
    if (from) plan.passed_over.records_before += from->records;
    if (from && from->complete) {
        ++plan.passed_over.inputs_done;
        bytes_before += planned.info.bytes;
        return std::nullopt;
    }
    if (from && from->offset > open.source->offset()) {
        if (!open.source->skip_to(from->offset)) {
            const Fault shrunk{FaultKind::unusable, open.path + ": is shorter than a moment ago"};
            Refusal refusal = unreadable(open.path, shrunk);
            refusal.record = from->records++;
            return Item{std::move(refusal), {}, open.path, open.identity, *from};
        }
        open.reader->record = from->records;
        open.at = *from;
    }
    input = std::move(open);
    return std::nullopt;
}

std::optional<Item> Intake::Parts::read() {
    auto read = input->reader->next();
    if (!read) return end(!input->source->fault());
    const auto* refusal = std::get_if<Refusal>(&read->what);
    if (refusal && refusal->code == RefusalCode::unreadable) {
        if (input->source->fault() && input->source->fault()->kind == FaultKind::interrupted)
            return fault = input->source->fault(), std::nullopt;
        input->at.records = input->reader->record;  // another reading tries from the same byte
    } else {
        input->at = {input->source->offset(), input->reader->record, false};
    }
    Item item{{}, std::move(read->sentences), input->path, input->identity, input->at};
    if (refusal)
        item.what = *refusal;
    else
        item.what = std::get<Document>(std::move(read->what));
    return item;
}

std::optional<Item> Intake::Parts::end(bool complete) {
    input->at.complete = complete;
    plan.passed_over.blank_lines += input->reader->blank_lines;
    plan.passed_over.marks += input->source->had_mark();
    bytes_before += plan.inputs[next_input - 1].info.bytes;
    Item item{EndOfInput{}, {}, input->path, input->identity, input->at};
    input.reset();
    return item;
}

Result<Intake> Intake::open(const Files& files, IntakeOptions options) {
    auto plan = plan_inputs(files, options);
    if (!plan) return plan.fault();
    auto parts = std::unique_ptr<Parts>(
        new Parts{files, std::move(options), *std::move(plan), 0, {}, {}, 0, 0});
    bool streams = false;
    for (const PlannedInput& input : parts->plan.inputs) {
        parts->bytes_total += input.info.bytes;
        streams |= !input.refusal && input.info.kind == PathKind::other;
    }
    if (streams) parts->bytes_total = 0;
    return Intake(std::move(parts));
}

Intake::Intake(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Intake::Intake(Intake&&) noexcept = default;
Intake::~Intake() = default;

std::optional<Item> Intake::next() {
    Parts& p = *parts_;
    while (!p.fault) {
        if (p.input) return p.read();
        if (p.next_input == p.plan.inputs.size()) return std::nullopt;
        if (auto item = p.start(p.plan.inputs[p.next_input++])) return item;
    }
    return std::nullopt;
}

const std::optional<Fault>& Intake::fault() const { return parts_->fault; }
const PassedOver& Intake::passed_over() const { return parts_->plan.passed_over; }
uint64_t Intake::inputs() const { return parts_->plan.inputs.size(); }
uint64_t Intake::bytes_total() const { return parts_->bytes_total; }

uint64_t Intake::bytes_done() const {
    if (!parts_->input) return parts_->bytes_before;
    const uint64_t bytes = parts_->plan.inputs[parts_->next_input - 1].info.bytes;
    const uint64_t offset = parts_->input->source->offset();
    return parts_->bytes_before + (bytes ? std::min(bytes, offset) : offset);
}

}  // namespace rapport
