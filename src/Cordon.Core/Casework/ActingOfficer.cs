namespace Cordon.Core.Casework;

/// <summary>Who acts: the person as the centre knows them, never a name that could be typed by somebody else.</summary>
/// <param name="Id">The person's identifier, which stands in records.</param>
/// <param name="Role">What they are now.</param>
/// <param name="Bank">The bank of a bank's officer, without its branch; null for the centre's own people.</param>
public sealed record ActingOfficer(string Id, OfficerRole Role, string? Bank = null)
{
    /// <summary>Whether their role lets them do something at all.</summary>
    public bool May(Act act) => Authority.Allows(Role, act);
}
