namespace Cordon.Core.Names;

/// <summary>Why the names of a list stand on it; what a match means differs by it.</summary>
public enum ListKind
{
    /// <summary>Under sanctions of a state or an organisation: payments may be forbidden by law.</summary>
    Sanctions,

    /// <summary>Sought by a police or a court.</summary>
    Wanted,

    /// <summary>Named in victims' or banks' reports; unproven.</summary>
    Reported,
}
