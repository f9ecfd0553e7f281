// Who has which form open. A draft is open in one tab at a time, and while any
// form is open anywhere the app is not replaced by a newer version.
const ANY_FORM = "orkhon-form-open";

export interface Hold {
  release(): void;
}

export class OpenElsewhere extends Error {
  override readonly name = "OpenElsewhere";
}

export async function holdForm(instance_id: string): Promise<Hold> {
  const own = await take(`orkhon-form:${instance_id}`, { ifAvailable: true });
  if (own === null) throw new OpenElsewhere(instance_id);
  const any = await take(ANY_FORM, { mode: "shared" });
  return {
    release: () => {
      own.release();
      any?.release();
    },
  };
}

/** Run `work` if no form is open in any tab, and keep forms from opening meanwhile. */
export async function whenNoFormIsOpen(work: () => void | Promise<void>): Promise<boolean> {
  return navigator.locks.request(ANY_FORM, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
}

/** Take a lock and keep it until released; null when it is not to be had. */
function take(name: string, options: LockOptions): Promise<Hold | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, options, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((done) => resolve({ release: done }));
      })
      .catch(reject);
  });
}
