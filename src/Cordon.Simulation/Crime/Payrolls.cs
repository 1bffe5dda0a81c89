using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>Shells that pretend to employ: stolen money goes to mules as wages, at a payroll's hour, each mule's always the same round sum.</summary>
internal sealed class Payrolls(World world, Dice dice, Recruiting recruiting)
{
    private const int PaysPercent = 75;
    private const int WageMajorMin = 800;
    private const int WageMajorMax = 2_400;
    private const int TriesMax = 5;
    private static readonly string[] Purposes = ["Salary", "Wages", "Payroll #", "Salary #"];

    /// <summary>When the shell pays wages of what has come to it; null when it moves it as others do.</summary>
    public long? Plan(Mule shell, long time)
    {
        if (shell.Kind != Economy.MuleKind.Shell || shell.Account.StolenMinor < WageMajorMin * world.Major || !dice.Percent(PaysPercent))
        {
            return null;
        }

        shell.IsPayingWages = true;
        return time - (time % Hours.MillisecondsPerDay) + Hours.MillisecondsPerDay + Hours.Batch.Draw(dice);
    }

    /// <summary>The next one to be paid and his wage; null when the payroll is done.</summary>
    public (Mule Employee, long WageMinor, Manner Manner)? Next(Mule shell, long time)
    {
        var employee = Hire(shell, time);
        if (employee is null)
        {
            shell.IsPayingWages = false;
            return null;
        }

        employee.WageMinor = employee.WageMinor > 0 ? employee.WageMinor : dice.Between(WageMajorMin / 50, WageMajorMax / 50) * 50 * world.Major;
        if (shell.Account.StolenMinor < employee.WageMinor)
        {
            shell.IsPayingWages = false;
            return null;
        }

        world.Deeds.Wages++;
        return (employee, employee.WageMinor, new Manner("batch", Customs.Number(dice, dice.Of(Purposes)), "", ""));
    }

    /// <summary>A person among the mules that pay out.</summary>
    private Mule? Hire(Mule shell, long time)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            if (recruiting.Pick(shell.Gang, shell.Gang.LastLevel, time, shell.Account) is { Kind: not Economy.MuleKind.Shell } employee)
            {
                return employee;
            }
        }

        return null;
    }
}
