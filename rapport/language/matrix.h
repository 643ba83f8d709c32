// Matrices: rows of floats, aligned to 64 bytes, each row padded to a multiple of 16 with zeros.
//
// `resize` keeps the memory that is there: a scratch grows to the largest window and stays. Not
// shared by threads.
#pragma once

#include <cstddef>
#include <cstring>
#include <new>
#include <vector>

namespace rapport {

template <class T>
struct Aligned {
    using value_type = T;
    template <class U>
    struct rebind {
        using other = Aligned<U>;
    };
    T* allocate(size_t n) {
        return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t{64}));
    }
    void deallocate(T* p, size_t) { ::operator delete(p, std::align_val_t{64}); }
    bool operator==(const Aligned&) const = default;
};

template <class T>
struct Grid {
    size_t rows = 0, columns = 0, stride = 0;  // stride in elements
    std::vector<T, Aligned<T>> cells;

    void resize(size_t rows_, size_t columns_) {
        rows = rows_, columns = columns_, stride = (columns_ + 15) / 16 * 16;
        cells.assign(rows * stride, T{});
    }
    T* row(size_t i) { return cells.data() + i * stride; }
    const T* row(size_t i) const { return cells.data() + i * stride; }
};

using Matrix = Grid<float>;

}  // namespace rapport
