namespace Cordon.Core.Exchange.Requests;

/// <summary>What a centre asks of another. The names stand in records and never change.</summary>
public enum RequestKind : byte
{
    None = 0,

    /// <summary>Keep stored data as they are until they can be asked for formally (Convention on Cybercrime, art. 29).</summary>
    PreserveData = 1,

    /// <summary>Keep an amount in a known account from moving. It needs no matching first: minutes count.</summary>
    FreezeMoney = 2,

    /// <summary>Say where a person is.</summary>
    LocatePerson = 3,

    /// <summary>Say who holds an account, a number or a wallet.</summary>
    IdentifyHolder = 4,

    /// <summary>Nothing is asked: information that nobody asked for is offered, on conditions (Convention on Cybercrime, art. 26).</summary>
    SpontaneousInformation = 5,

    /// <summary>Hand over evidence for a court, on a request for formal assistance, which is named.</summary>
    Evidence = 6,
}
