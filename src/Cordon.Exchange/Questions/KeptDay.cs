namespace Cordon.Exchange.Questions;

/// <summary>A day of an epoch, as its holder keeps it.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Came">Records that questions are held against from then on.</param>
/// <param name="Went">Records that they are held against no more.</param>
internal sealed record KeptDay(int Number, IReadOnlyList<KeptRecord> Came, IReadOnlyList<KeptRecord> Went);
