using Cordon.Core.Language;

namespace Cordon.Engine.Casework;

/// <summary>What became of a word at the desk.</summary>
public enum DeskStatus
{
    /// <summary>It happened, durably, and every question after this sees it.</summary>
    Done,

    /// <summary>It had happened before.</summary>
    AlreadyDone,

    /// <summary>It may not happen; the words say why.</summary>
    Refused,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>It cannot be recorded, or not be told whether it was: say the very same again later.</summary>
    Unavailable,
}

/// <summary>The answer to a word at the desk.</summary>
/// <param name="Words">Why not, as a sentence's end; null where it is done.</param>
/// <param name="Version">What the desk had come to then: <see cref="CaseDesk.Version"/>.</param>
/// <param name="Number">Of a grave act: its number.</param>
public sealed record DeskAnswer(DeskStatus Status, Phrase? Words = null, long Version = 0, uint Number = 0);
