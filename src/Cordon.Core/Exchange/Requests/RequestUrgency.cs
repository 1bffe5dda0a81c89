namespace Cordon.Core.Exchange.Requests;

/// <summary>How soon a request is to be answered, with the limits of Directive (EU) 2023/977, art. 5.</summary>
public enum RequestUrgency : byte
{
    /// <summary>Urgent, and whoever is asked has it at hand: 8 hours.</summary>
    UrgentDirect = 1,

    /// <summary>Urgent, and whoever is asked has to get it from others: 3 days.</summary>
    UrgentIndirect = 2,

    /// <summary>All others: 7 days.</summary>
    Ordinary = 3,
}
