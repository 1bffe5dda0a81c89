namespace Cordon.Core.Networks.Bystanders;

/// <summary>Whether an innocent explanation fits an account.</summary>
public enum ExplanationVerdict : byte
{
    /// <summary>No sign speaks against it, and one or more are not known.</summary>
    CannotBeTold,

    /// <summary>A sign speaks against it.</summary>
    DoesNotFit,

    /// <summary>Every sign speaks for it.</summary>
    Fits,
}
