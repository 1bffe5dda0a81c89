using Cordon.Simulation.Economy;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Crime;

/// <summary>One scam on one victim by one gang, with its script and what came of it.</summary>
internal sealed class Case(int number, ScamKind kind, Gang gang, Person victim, List<CaseStep> steps)
{
    public int Number { get; } = number;

    public ScamKind Kind { get; } = kind;

    public Gang Gang { get; } = gang;

    public Person Victim { get; } = victim;

    public List<CaseStep> Steps { get; } = steps;

    /// <summary>The name by which labels call the case: "investment/case-12".</summary>
    public string Pattern { get; } = $"{Names[(int)kind]}/case-{number}";

    public bool WillReport { get; init; }

    /// <summary>The step that comes next.</summary>
    public int Next { get; set; }

    /// <summary>The mule that was named to the victim last.</summary>
    public Mule? Mule { get; set; }

    /// <summary>How often the victim had to draw on savings for the step that comes next.</summary>
    public int Draws { get; set; }

    public List<PaidStep> Paid { get; } = [];

    public required string Phone { get; init; }

    public required string Url { get; init; }

    public required string Handle { get; init; }

    private static readonly string[] Names = [.. Enum.GetNames<ScamKind>().Select(name => name.ToLowerInvariant())];
}

/// <summary>One step of a script: the victim pays, or the gang pays the victim.</summary>
internal readonly record struct CaseStep(long Time, long AmountMinor, bool IsBait);

/// <summary>A payment that a victim made, and the mule that took it.</summary>
internal readonly record struct PaidStep(SimulatedPayment Payment, Mule Mule);
