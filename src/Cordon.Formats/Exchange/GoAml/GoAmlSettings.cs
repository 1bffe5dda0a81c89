using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>
/// What a goAML report says of itself and by which codes: they differ from country to country. Read from a file of whoever reports
/// (<see cref="GoAmlSettingsReader"/>).
/// </summary>
public sealed record GoAmlSettings
{
    /// <summary>The reporting entity's number at the financial intelligence unit (rentity_id).</summary>
    public required int ReportingEntity { get; init; }

    /// <summary>Its branch; null where none is said.</summary>
    public string? ReportingBranch { get; init; }

    /// <summary>What kind of report it is: STR, IRF, …</summary>
    public required string ReportCode { get; init; }

    /// <summary>The currency in which amount_local is told.</summary>
    public required Currency LocalCurrency { get; init; }

    /// <summary>The report's number at whoever reports; null where the case's is taken.</summary>
    public string? EntityReference { get; init; }

    /// <summary>Where payments took place, which some countries want to know; null where it is not said.</summary>
    public string? Location { get; init; }

    /// <summary>First and last name of who reports; null where it is not said.</summary>
    public (string First, string Last)? ReportingPerson { get; init; }

    /// <summary>What is suspicious, by the country's codes.</summary>
    public ImmutableArray<string> Indicators { get; init; } = [];

    /// <summary>Units of the local currency for one of another, which payments in it need.</summary>
    public ImmutableDictionary<Currency, decimal> Rates { get; init; } = ImmutableDictionary<Currency, decimal>.Empty;

    /// <summary>The country's codes, by what they are for.</summary>
    public GoAmlLookups Lookups { get; init; } = GoAmlLookups.Standard;
}
