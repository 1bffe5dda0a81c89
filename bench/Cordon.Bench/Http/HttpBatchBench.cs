using Cordon.Bench.Measuring;
namespace Cordon.Bench.Http;
internal static class HttpBatchBench { public static int Run(BenchRun run) => 1; }
