using Cordon.Exchange.Asking;

namespace Cordon.Exchange.Questions;

/// <summary>What an epoch is made of, as its holder keeps it.</summary>
/// <param name="Name">Whose, of what, and which.</param>
/// <param name="From">When it began, in seconds since 1970.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Records">What questions are held against.</param>
internal sealed record KeptEpoch(EpochName Name, long From, long Expires, IReadOnlyList<KeptRecord> Records);
