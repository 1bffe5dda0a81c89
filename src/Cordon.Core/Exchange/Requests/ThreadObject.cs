namespace Cordon.Core.Exchange.Requests;

/// <summary>An object of a request, and what became of it.</summary>
/// <param name="Hash">Which it is.</param>
/// <param name="Giver">The centre that gave it to the other one.</param>
/// <param name="Originator">The centre it comes from.</param>
/// <param name="Lane">What it may be used for now.</param>
/// <param name="ReplacedBy">The object that corrects it; the default for none.</param>
/// <param name="IsRecalled">Whether its giver took it back.</param>
/// <param name="IsDeleted">Whether its receiver attested that it is gone.</param>
/// <param name="Consent">The event by which its originator agreed that it be used as evidence; the default for none.</param>
public sealed record ThreadObject(
    EventHash Hash, string Giver, string Originator, RequestLane Lane, EventHash ReplacedBy = default, bool IsRecalled = false,
    bool IsDeleted = false, EventHash Consent = default);
