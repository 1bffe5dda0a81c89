using Cordon.Formats.DataSets;
using Cordon.Formats.Iso20022;

namespace Cordon.Formats.Foreign;

/// <summary>ISO 20022 credit transfers. docs/iso20022.md says where every column comes from.</summary>
internal static class Pacs008
{
    public static void Import(ForeignInputs inputs, ImportRun run)
    {
        var numbers = new TransactionNumbers();
        var result = Pacs008Import.Read(
            inputs.Named,
            run.Read,
            (file, batch) =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    run.Leg(batch, i, file, numbers.NextAccepted(file));
                }
            },
            (file, refused) =>
            {
                numbers.Rejected(file, refused.Number);
                run.Reject(file, refused.Number, refused.ToString(), isPayment: true, $"{refused.Path}: {refused.Reason}");
            },
            fault => run.Reject(
                fault.File, 0, $"{fault.Path} at byte {fault.Offset}: {fault.Reason}".TrimStart(), isPayment: false,
                fault.IsOtherKind ? "messages of another kind" : fault.Reason));
        if (result.Messages == 0)
        {
            throw new DataSetException(
                $"No message found in {string.Join(", ", inputs.Named)}: a file ending in {string.Join(", ", Pacs008Import.Endings)} is needed.");
        }

        run.Note("files", result.Messages);
        run.Note("files of another kind", result.NotPacs008);
        run.Note("broken files", result.Broken);
        run.Note("files that contradict themselves", result.Contradictions);
        run.Note("times without an offset, read as UTC", result.TimesWithoutOffset);
        run.Note("names cut", result.NamesShortened);
    }

    /// <summary>Which transaction of its message an accepted one is: those that were rejected before it are known by then.</summary>
    private sealed class TransactionNumbers
    {
        private readonly HashSet<long> _rejected = [];
        private string _file = "";
        private long _last;

        public void Rejected(string file, long number)
        {
            Enter(file);
            _rejected.Add(number);
        }

        public long NextAccepted(string file)
        {
            Enter(file);
            do
            {
                _last++;
            }
            while (_rejected.Remove(_last));

            return _last;
        }

        private void Enter(string file)
        {
            if (file != _file)
            {
                (_file, _last) = (file, 0);
                _rejected.Clear();
            }
        }
    }
}
