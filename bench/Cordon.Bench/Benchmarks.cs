namespace Cordon.Bench;
public static class Benchmarks { public static int Run(string[] args, TextWriter output) { output.WriteLine("none"); return 0; } }
