/** An entry as the program describes it. */
export interface ItemTemplate {
  readonly submenu?: readonly ItemTemplate[]
  readonly label?: string
  readonly role?: string
  readonly click?: () => void
}

/** An entry of a built menu. */
export interface MenuItem extends Omit<ItemTemplate, 'submenu'> {
  readonly submenu?: BuiltMenu
}

/** A built menu. */
export interface BuiltMenu {
  readonly items: readonly MenuItem[]
}

let applicationMenu: BuiltMenu | null = null

/** A menu that is nowhere to be seen: tests find an item by its label and click it. */
export const Menu = {
  buildFromTemplate: (template: readonly ItemTemplate[]): BuiltMenu => ({
    items: template.map(({ submenu, ...item }) =>
      submenu === undefined ? item : { ...item, submenu: Menu.buildFromTemplate(submenu) },
    ),
  }),
  setApplicationMenu(menu: BuiltMenu | null): void {
    applicationMenu = menu
  },
  getApplicationMenu: () => applicationMenu,
}
