namespace Cordon.Core.Exchange.Requests;

/// <summary>The six things that a request to preserve data states (Convention on Cybercrime, art. 29.2 a to f).</summary>
/// <param name="Authority">The authority that seeks it.</param>
/// <param name="Offence">The offence that is investigated, with the facts in short.</param>
/// <param name="Data">The data, and what they have to do with the offence.</param>
/// <param name="Custodian">What is known of who has the data or where the system stands; that nothing is known is said too.</param>
/// <param name="Necessity">Why it is needed.</param>
/// <param name="WillAskFormally">That a request for formal assistance is to follow.</param>
public sealed record PreservationStatements(
    string Authority, string Offence, string Data, string Custodian, string Necessity, bool WillAskFormally)
{
    /// <summary>Without what people wrote.</summary>
    public override string ToString() => nameof(PreservationStatements);
}
