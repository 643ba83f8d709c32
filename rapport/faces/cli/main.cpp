#include "rapport/faces/cli/command.h"

int main(int argc, char** argv) {
    using namespace rapport::cli;
    return run_program(argc, argv, {stdout, stderr, terminal_of(stdout), terminal_of(stderr)});
}
