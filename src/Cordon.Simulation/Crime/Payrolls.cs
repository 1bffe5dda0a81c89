using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>Shells that pretend to employ: stolen money goes to mules as wages, at a payroll's hour, each mule's always the same round sum.</summary>
internal sealed class Payrolls(World world, Dice dice, Recruiting recruiting)
{
    private const int PaysPercent = 45;
    private const int WageMajorMin = 900;
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
        var gang = shell.Gang;
        var employee = recruiting.Pick(gang, gang.LastLevel, time, shell.Account);
        if (employee is null || employee.Kind == Economy.MuleKind.Shell)
        {
            shell.IsPayingWages = false;
            return null;
        }

        employee.WageMinor = employee.WageMinor > 0 ? employee.WageMinor : dice.Between(WageMajorMin / 50, 48) * 50 * world.Major;
        if (shell.Account.StolenMinor < employee.WageMinor)
        {
            shell.IsPayingWages = false;
            return null;
        }

        world.Deeds.Wages++;
        return (employee, employee.WageMinor, new Manner("batch", Customs.Number(dice, dice.Of(Purposes)), "", ""));
    }
}
