namespace Cordon.Core.Networks.Suspects;

/// <summary>How a suspect is known.</summary>
public enum SuspectKind : byte
{
    /// <summary>By accounts that a bank opened for him.</summary>
    Holder,

    /// <summary>By a device with which accounts of several holders are run.</summary>
    Operator,

    /// <summary>By the contacts by which victims were reached.</summary>
    Speaker,
}

/// <summary>What speaks for treating a suspect as a victim first.</summary>
[Flags]
public enum SuspectCaution : byte
{
    None = 0,

    /// <summary>He has paid the gang as a victim.</summary>
    AlsoVictim = 1,

    /// <summary>Another person's device runs his account: his name may be all that is his.</summary>
    RunByOther = 2,
}

/// <summary>Somebody behind accounts, devices or contacts: suspected, until a court has found otherwise.</summary>
/// <param name="Kind">How he is known.</param>
/// <param name="Things">The accounts, devices or contacts he is known by.</param>
/// <param name="Aliases">Names, those relied on most first.</param>
/// <param name="Identifiers">What else belongs to him, likewise.</param>
/// <param name="Places">Last known places, the latest first: countries, ranges of addresses (/24), cells.</param>
/// <param name="Links">Why the things are taken to be one person's; none where there is one.</param>
/// <param name="Caution">What speaks for treating him as a victim first.</param>
public sealed record Suspect(
    SuspectKind Kind, IReadOnlyList<Trait> Things, IReadOnlyList<Attribution> Aliases, IReadOnlyList<Attribution> Identifiers,
    IReadOnlyList<Attribution> Places, IReadOnlyList<SuspectLink> Links, SuspectCaution Caution)
{
    /// <summary>Masked: a suspect never goes into a log.</summary>
    public override string ToString() => $"suspected {Kind} of {Things.Count}";
}
