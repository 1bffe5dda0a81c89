using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>What was said of a case that is to be written for another system.</summary>
/// <param name="Digest">The SHA-256 of what would leave, for whom and for what.</param>
/// <param name="By">Who said it: as they were named where they asked, an officer's identifier where they allowed it.</param>
/// <param name="Words">For whom and for what, or why it may leave.</param>
public sealed record ExportWord(string Digest, string By, Instant At, string Words);
