namespace Cordon.Bench.Tracing;

/// <summary>A transfer between two purses of a history, by their places in it.</summary>
internal readonly record struct SmallTransfer(int From, int To, long Sent, long Arrived);
