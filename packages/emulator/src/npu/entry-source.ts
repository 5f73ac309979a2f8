// What stands behind a rendered kernel of the npu family: one entry that takes the slots apart, and the source for messages.

/** The vendor's header has `pad_open` and `pad_close`, which run before and after the kernel on each core. */
export const coreEntrySource = (entry: string, source: string): string => `
extern "C" const char* const emu_source_${entry} = R"opgems(${source})opgems";
template <class A> struct emu_argument { static A of(long long slot) { return (A)slot; } };
template <> struct emu_argument<double> { static double of(long long slot) { return pad::bits<double>(slot); } };
template <int... I> struct emu_numbers {};
template <int N, int... I> struct emu_count : emu_count<N - 1, N - 1, I...> {};
template <int... I> struct emu_count<0, I...> { typedef emu_numbers<I...> type; };
template <class... A, int... I> static void emu_apply(void (*kernel)(A...), const long long* slots, emu_numbers<I...>) {
  pad::cores = (int)slots[sizeof...(A)];
  pad_open();
  kernel(emu_argument<A>::of(slots[I])...);
  pad_close();
}
template <class... A> static void emu_call(void (*kernel)(A...), const long long* slots) {
  emu_apply(kernel, slots, typename emu_count<sizeof...(A)>::type());
}
extern "C" void emu_entry_${entry}(const long long* slots) { emu_call(${entry}, slots); }
extern "C" char* emu_shared_${entry}(long* bytes) { *bytes = 0; return nullptr; }
`
