namespace Cordon.Core.Exchange.Release;

/// <summary>Whose or what a field is. A field that nobody classed does not leave.</summary>
public enum FieldClass
{
    /// <summary>Nobody said.</summary>
    Unclassified = 0,

    /// <summary>A part of a sealed pointer.</summary>
    Pointer = 1,

    /// <summary>The account, wallet, phone or address that is asked about.</summary>
    Account = 2,

    /// <summary>A payment: reference, time, sum, deadline.</summary>
    Payment = 3,

    /// <summary>The subject's person: name, document, birth.</summary>
    Subject = 4,

    /// <summary>A victim's person, and what they said.</summary>
    Victim = 5,

    /// <summary>Somebody else's who has nothing to do with it.</summary>
    ThirdParty = 6,

    /// <summary>Where it is known from: informants, methods, an officer's notes.</summary>
    Source = 7,

    /// <summary>The number of a formal request, and whom it is addressed to.</summary>
    Reference = 8,
}
