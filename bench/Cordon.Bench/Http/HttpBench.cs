using Cordon.Bench.Measuring;
namespace Cordon.Bench.Http;
internal static class HttpBench { public static int Run(BenchRun run) => 1; }
