namespace Cordon.Core.Intake;

/// <summary>Decides what everybody is told of reports of an account or a contact.</summary>
public static class PublicCheckRule
{
    /// <summary>
    /// Victims by whom a report is told at once. One may be mistaken or lie, two may know each other; at three, warning those who are about to pay weighs
    /// more than what a scammer learns.
    /// </summary>
    public const int VictimsAtOnce = 3;

    /// <summary>
    /// Victims that an account needs at all. An account is somebody's, often of one who knows nothing, and one person's word must not make him a scammer
    /// before everybody.
    /// </summary>
    public const int VictimsOfAccount = 2;

    /// <summary>
    /// How long fewer reports are kept back, each by itself: two days. By then its money is held or gone, so that a scammer who asks after his own account
    /// learns nothing that helps him to move it, however old the reports before it are.
    /// </summary>
    public static readonly TimeSpan KeptBack = TimeSpan.FromHours(48);

    /// <summary>What is told.</summary>
    /// <param name="victims">From how many different accounts reported payments were made.</param>
    /// <param name="told">How many of these had reported it <see cref="KeptBack"/> ago.</param>
    /// <param name="isAccount">Whether an account is asked about, and not a way of reaching somebody.</param>
    public static PublicAnswer Of(int victims, int told, bool isAccount) =>
        victims >= VictimsAtOnce ? PublicAnswer.ReportedOften
        : told == 0 || (isAccount && told < VictimsOfAccount) ? PublicAnswer.Nothing
        : told > 1 ? PublicAnswer.ReportedOften : PublicAnswer.Reported;
}
