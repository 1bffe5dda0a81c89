namespace Cordon.Core.Networks.Roles;

/// <summary>A role that an account has, with what shows it.</summary>
/// <param name="Role">The role.</param>
/// <param name="ConfidencePercent">How sure it is, 40 to 99: the reasons' points together, never a hundred.</param>
/// <param name="Reasons">The signs.</param>
public sealed record RoleFinding(Role Role, int ConfidencePercent, IReadOnlyList<RoleReason> Reasons)
{
    /// <summary>From where on each word is said.</summary>
    public const int PossiblePercent = 40;
    public const int LikelyPercent = 70;
    public const int SurePercent = 90;

    /// <summary>Nothing that a machine finds is certain.</summary>
    public const int MostPercent = 99;

    /// <summary>The word for it.</summary>
    public Certainty Certainty => ConfidencePercent switch
    {
        >= SurePercent => Certainty.Sure,
        >= LikelyPercent => Certainty.Likely,
        >= PossiblePercent => Certainty.Possible,
        _ => Certainty.None,
    };
}
