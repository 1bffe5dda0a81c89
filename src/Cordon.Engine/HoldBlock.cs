using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>A proposal to block a held payment for good, which waits for a second person.</summary>
/// <param name="Act">The proposal's number at the desk.</param>
/// <param name="Lapses">From when on it stands no more.</param>
public readonly record struct HoldBlock(uint Act, Instant Lapses);
