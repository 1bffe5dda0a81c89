using Cordon.Formats.Iso20022;

namespace Cordon.Formats.Foreign;

/// <summary>ISO 20022 credit transfers. docs/iso20022.md says where every column comes from.</summary>
internal static class Pacs008
{
    public static void Import(ForeignInputs inputs, ImportRun run)
    {
        var result = Pacs008Import.Read(
            inputs.Named,
            run.Payments,
            (file, refused) => run.Reject(file, refused.Number, $"transaction {refused.Number}, {refused.Path}: {refused.Reason}", isPayment: true),
            fault =>
            {
                if (fault.IsOtherKind)
                {
                    run.CountOther("messages that are not pacs.008");
                }

                run.Reject(fault.File, fault.Offset, fault.Path.Length == 0 ? fault.Reason : $"{fault.Path}: {fault.Reason}", isPayment: false);
            });
        for (var i = 0L; i < result.TimesWithoutOffset; i++)
        {
            run.CountOther("times without an offset, read as UTC");
        }
    }
}
